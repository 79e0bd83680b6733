import { silent } from '../types.ts';
import { shortName } from '../wording.ts';
import { findReason } from './crl-reasons.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webCrlRule } from './web-rule.ts';

const allowed: ReadonlySet<string> = new Set([
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
]);

/** Reason of a revocation that public CAs may not give. */
export const crlReason = webCrlRule({
  id: 'webpki/crl-reason',
  title: 'Reason of a revocation that public CAs may not give',
  force: 'MUST',
  section: '7.2.2',
  since: effective.v187,
  zlint: ['e_cab_crl_has_valid_reason_code'],
  check(subject, { t }) {
    const reason = findReason(subject.list, ({ value }) => value.kind === 'crlReason' && !allowed.has(value.reason));
    if (reason === undefined) return silent;
    const message = t(
      'The revocation list of {0} gives a reason that public CAs may not give: allowed are keyCompromise, affiliationChanged, superseded, cessationOfOperation and privilegeWithdrawn. Without any of these it is left out.',
      shortName(subject.list.issuer),
    );
    return reportOne(message, reason.range);
  },
});
