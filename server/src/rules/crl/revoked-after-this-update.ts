import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { entryRule } from './entry-rule.ts';

/** Certificate revoked after its revocation list was made. */
export const revokedAfterThisUpdate = entryRule({
  id: 'crl/revoked-after-this-update',
  title: 'Certificate revoked after its revocation list was made',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('5.1.2.6'),
  since: publication.rfc5280,
  zlint: ['e_crl_revocation_time_after_this_update'],
  finds: 'late',
  say: (t, serial) =>
    t(
      'The certificate with serial number {0} is revoked from a time after this list was made. OpenSSL and Java count it as revoked at once; check the clock of the CA, and that the date is meant.',
      serial,
    ),
});
