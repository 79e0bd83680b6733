import { rfc5280 } from '../citations.ts';

import { entryRule } from './entry-rule.ts';

/** Same serial number more than once in a revocation list. */
export const duplicateSerialNumber = entryRule({
  id: 'crl/duplicate-serial-number',
  title: 'Same serial number more than once in a revocation list',
  severity: 'hint',
  force: 'advice',
  citation: rfc5280('5.1.2.6'),

  zlint: ['e_crl_unique_revoked_certificate'],
  finds: 'repeatedSerial',
  say: (t, serial) =>
    t(
      'The serial number {0} stands in this list more than once. The certificate counts as revoked all the same; which date and reason hold is open. Make the list again with one entry.',
      serial,
    ),
});
