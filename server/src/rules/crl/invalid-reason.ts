import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { entryRule } from './entry-rule.ts';

/** Reason for a revocation that must not be given. */
export const invalidReason = entryRule({
  id: 'crl/invalid-reason',
  title: 'Reason for a revocation that must not be given',
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc5280('5.3.1'),
  since: publication.rfc5280,
  zlint: ['e_crl_has_valid_reason_code'],
  finds: 'reason',
  say: (t, serial) =>
    t(
      'The certificate with serial number {0} is revoked for a reason that is unspecified (0, to be left out then) or that does not exist. OpenSSL and Java count it as revoked all the same; give a reason of RFC 5280, or none.',
      serial,
    ),
});
