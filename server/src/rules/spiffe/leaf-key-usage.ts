import { spiffeX509Svid } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { getSpiffeName } from './spiffe-names.ts';

/** A workload's certificate does not say that its key signs. */
export const leafKeyUsage: CertificateRule = {
  id: 'spiffe/leaf-key-usage',
  title: 'SPIFFE workload without digitalSignature in a critical key usage',
  severity: 'hint',
  force: 'MUST',
  citation: spiffeX509Svid('4.3'),
  fixable: true,
  scope: 'certificate',
  about: ['leaf'],
  extension: extensionOids.subjectAltName,
  impliedBy: ['chain/wrong-key-usage'],
  check(subject, { t }) {
    const name = getSpiffeName(subject);
    if (name === undefined) return silent;
    const extension = subject.extension(extensionOids.keyUsage);
    if (extension === undefined) {
      const message = t(
        'The certificate has a SPIFFE ID and no key usage; a workload must have a critical one with digitalSignature. TLS stacks accept it all the same.',
      );
      return [{ message, bytes: name.range }];
    }
    const { keyUsages } = subject;
    if (keyUsages === undefined) return silent;
    if (!keyUsages.includes('digitalSignature')) {
      const message = t(
        'The key usage of this SPIFFE workload lacks digitalSignature. TLS 1.3 needs the key to sign, and Java, GnuTLS and BoringSSL (Envoy) refuse the certificate; issue it again with digitalSignature.',
      );
      return [{ message, bytes: extension.range, severity: 'warning' }];
    }
    if (extension.critical) return silent;
    const message = t(
      'The key usage of a SPIFFE workload must be marked as critical. TLS stacks accept it all the same; issue it so the next time.',
    );
    return [{ message, bytes: extension.range }];
  },
};
