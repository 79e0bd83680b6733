import { spiffeX509Svid } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { getSpiffeName, isWorkloadAsCa } from './spiffe-names.ts';

/** A CA of a trust domain does not say that its key signs certificates. */
export const caKeyUsage: CertificateRule = {
  id: 'spiffe/ca-key-usage',
  title: 'SPIFFE CA without keyCertSign',
  severity: 'information',
  force: 'MUST',
  citation: spiffeX509Svid('4.3'),
  fixable: false,
  scope: 'certificate',
  about: ['ca'],
  extension: extensionOids.subjectAltName,
  impliedBy: ['chain/key-may-not-sign-certificates', 'role/leaf-with-ca-true'],
  aboutWhole: true,
  check(subject, { t }) {
    const name = getSpiffeName(subject);
    if (name === undefined || subject.keyUsages?.includes('keyCertSign') === true) return silent;
    // `spiffe/ca-with-path` says that it should be no CA.
    if (isWorkloadAsCa(subject)) return silent;
    const extension = subject.extension(extensionOids.keyUsage);
    const message =
      extension === undefined
        ? t(
            'This CA of a SPIFFE trust domain has no key usage; it must have one with keyCertSign. TLS stacks accept it all the same.',
          )
        : t(
            'The key usage of this CA of a SPIFFE trust domain lacks keyCertSign. OpenSSL, Java and GnuTLS refuse every certificate that it issues; issue the CA again with keyCertSign.',
          );
    return [
      { message, bytes: extension?.range ?? name.range, ...(extension === undefined ? {} : { severity: 'warning' }) },
    ];
  },
};
