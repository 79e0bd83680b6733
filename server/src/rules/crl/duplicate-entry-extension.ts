import { rfc5280 } from '../citations.ts';

import { entryRule } from './entry-rule.ts';

/** Same extension more than once for one revoked certificate. */
export const duplicateEntryExtension = entryRule({
  id: 'crl/duplicate-entry-extension',
  title: 'Same extension more than once for one revoked certificate',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2'),

  zlint: ['e_crl_revoked_certificate_crl_entry_has_no_duplicate_extensions'],
  finds: 'repeatedExtension',
  say: (t, serial) =>
    t(
      'The entry of serial number {0} has the same extension more than once. Java refuses to read the list ("Duplicate extensions not allowed"), and so every handshake that must check revocation; make the list again with the extension once.',
      serial,
    ),
});
