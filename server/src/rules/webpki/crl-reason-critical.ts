import { silent } from '../types.ts';
import { shortName } from '../wording.ts';
import { findReason } from './crl-reasons.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webCrlRule } from './web-rule.ts';

/** Reason of a revocation is critical. */
export const crlReasonCritical = webCrlRule({
  id: 'webpki/crl-reason-critical',
  title: 'Reason of a revocation is critical',
  force: 'MUST',
  section: '7.2.2',
  since: effective.firstVersion,
  zlint: ['e_cab_crl_reason_code_not_critical'],
  check(subject, { t }) {
    const reason = findReason(subject.list, ({ critical }) => critical);
    if (reason === undefined) return silent;
    const message = t(
      'The revocation list of {0} marks the reason of a revocation as critical, which is forbidden. Have the CA issue the list with it not critical.',
      shortName(subject.list.issuer),
    );
    return reportOne(message, reason.range);
  },
});
