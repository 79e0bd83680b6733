import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Unique identifiers in a certificate of version 1, which has no room for them. */
export const uniqueIdentifiersInVersion1: CertificateRule = {
  id: 'certificate/unique-identifiers-in-version-1',
  title: 'Unique identifiers in a version 1 certificate',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.1.2.8'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_cert_unique_identifier_version_not_2_or_3'],
  scope: 'certificate',
  impliedBy: ['chain/unique-identifiers-need-version-2'],
  check({ certificate: { version, issuerUniqueId, subjectUniqueId } }, { t }) {
    const found = issuerUniqueId ?? subjectUniqueId;
    if (found === undefined || version === 2 || version === 3) return silent;
    const message = t(
      'The certificate has a unique identifier and says that it is of version {0}; these came with version 2. Java refuses it ("no more data allowed for version 1 certificate"), OpenSSL and Go accept it; issue it again as version 3, without unique identifiers.',
      version,
    );
    return [{ message, bytes: found.range }];
  },
};
