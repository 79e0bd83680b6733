import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Extensions that are lists of one or more; alternative names have rules of their own. */
const lists: ReadonlySet<string> = new Set([
  extensionOids.certificatePolicies,
  extensionOids.policyMappings,
  extensionOids.subjectDirectoryAttributes,
  extensionOids.extendedKeyUsage,
  extensionOids.crlDistributionPoints,
  extensionOids.authorityInfoAccess,
  extensionOids.subjectInfoAccess,
  extensionOids.freshestCrl,
]);

/** Extension that must list something and lists nothing. */
export const empty: CertificateRule = {
  id: 'extension/empty',
  title: 'Extension that lists nothing',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_ext_cannot_be_empty_sequence'],
  scope: 'certificate',
  impliedBy: ['chain/wrong-purpose', 'webpki/policies-empty'],
  check(subject, { t }) {
    const { der, extensions } = subject.certificate;
    for (const { oid, name, valueRange } of extensions) {
      const { start, end } = valueRange;
      if (end - start !== 2 || der[start] !== 0x30 || der[start + 1] !== 0 || !lists.has(oid)) continue;
      if (oid !== extensionOids.extendedKeyUsage) {
        const message = t(
          'The extension {0} is an empty list, and must hold at least one entry. OpenSSL, Go and Java accept it; issue the certificate again without the extension.',
          name,
        );
        return [{ message, bytes: valueRange }];
      }
      const message = t(
        'The extended key usage is an empty list: no purpose is allowed. OpenSSL, and so nginx, Node and curl, refuses the certificate ("unsuitable certificate purpose"); issue it again with serverAuth, clientAuth or both, or without the extension.',
      );
      return [{ message, bytes: valueRange, severity: 'error' }];
    }
    return silent;
  },
};
