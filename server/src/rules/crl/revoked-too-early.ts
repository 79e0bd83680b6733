import { rfc5280 } from '../citations.ts';

import { entryRule } from './entry-rule.ts';

/** Revocation date before revocation lists were invented. */
export const revokedTooEarly = entryRule({
  id: 'crl/revoked-too-early',
  title: 'Revocation date before revocation lists were invented',
  severity: 'information',
  force: 'advice',
  citation: rfc5280('5.1.2.6'),

  zlint: ['e_crl_revocation_date_too_early'],
  finds: 'early',
  say: (t, serial) =>
    t(
      'The certificate with serial number {0} was revoked before 1999, when revocation lists of this form did not exist: a program left the date unset. OpenSSL and Java count it as revoked all the same; set the date and make the list again.',
      serial,
    ),
});
