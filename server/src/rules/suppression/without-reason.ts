import { certscopeDocumentation } from '../citations.ts';
import { type SuppressionRule, silent } from '../types.ts';

/** Comment that silences rules and does not say why. */
export const withoutReason: SuppressionRule = {
  id: 'suppression/without-reason',
  title: 'Comment that silences rules gives no reason',
  severity: 'information',
  force: 'advice',
  citation: certscopeDocumentation('Silencing a finding'),
  fixable: true,
  scope: 'suppression',
  check({ suppression: { range, reason, isOdd } }, { t }) {
    if (reason !== '' || isOdd) return silent;
    return [
      {
        range,
        message: t(
          'This comment silences nothing until it says why: write the reason after a colon, so that the next reader can tell whether it still holds.',
        ),
      },
    ];
  },
};
