import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** CA without key usage. */
export const keyUsageMissingInCa: CertificateRule = {
  id: 'extension/key-usage-missing-in-ca',
  title: 'CA without key usage',
  // Refused by verifiers that are told to be strict, which Python is by default.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.3'),
  fixable: false,
  since: publication.rfc3280,
  scope: 'certificate',
  impliedBy: ['webpki/ca-key-usage-missing', 'role/leaf-with-ca-true', 'spiffe/ca-key-usage'],
  about: ['ca'],
  check(subject, { t }) {
    if (subject.extension(extensionOids.keyUsage) !== undefined) return silent;
    const message = t(
      'This CA does not say what its key is for. Python 3.13 and later refuse its chains ("CA cert does not include key usage extension"), OpenSSL, Go and Java accept them; issue the CA again with keyUsage=critical,keyCertSign,cRLSign.',
    );
    return [{ message, bytes: subject.extensionsField?.range ?? subject.certificate.tbs }];
  },
};
