import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CrlRule, silent } from '../types.ts';

/** Revocation list with an empty list of revoked certificates, which must be absent instead. */
export const emptyRevokedCertificates: CrlRule = {
  id: 'crl/empty-revoked-certificates',
  title: 'Empty list of revoked certificates, which must be left out',
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('5.1.2.6'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_crl_empty_revoked_certificates', 'e_crl_revoked_certificates_field_must_be_empty'],
  scope: 'crl',
  check(subject, { t }) {
    if (subject.list.revokedCount > 0) return silent;
    const revoked = subject.revokedField;
    if (revoked === undefined) return silent;
    const message = t(
      'The list of revoked certificates is there and empty; where none is revoked it must be left out. OpenSSL, Go and Java accept it, the program that made it is to blame.',
    );
    return [{ message, bytes: revoked.range }];
  },
};
