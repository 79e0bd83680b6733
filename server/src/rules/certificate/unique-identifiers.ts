import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** issuerUniqueID or subjectUniqueID. */
export const uniqueIdentifiers: CertificateRule = {
  id: 'certificate/unique-identifiers',
  title: 'Unique identifiers of issuer or subject',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.1.2.8'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_cert_contains_unique_identifier'],
  scope: 'certificate',
  impliedBy: ['certificate/unique-identifiers-in-version-1', 'chain/unique-identifiers-need-version-2'],
  check({ certificate: { issuerUniqueId, subjectUniqueId } }, { t }) {
    const found = issuerUniqueId ?? subjectUniqueId;
    if (found === undefined) return silent;
    const message = t(
      'The certificate has a unique identifier, which CAs must not write any more. OpenSSL, Go and Java pass over it; leave it out when the certificate is issued again.',
    );
    return [{ message, bytes: found.range }];
  },
};
