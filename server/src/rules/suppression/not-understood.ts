import { certscopeDocumentation } from '../citations.ts';
import { type SuppressionRule, silent } from '../types.ts';

/** Comment that was probably meant to silence rules, and is not written so. */
export const notUnderstood: SuppressionRule = {
  id: 'suppression/not-understood',
  title: 'Comment looks like one that silences rules, and is none',
  severity: 'information',
  force: 'advice',
  citation: certscopeDocumentation('Silencing a finding'),
  fixable: false,
  scope: 'suppression',
  check({ suppression: { range, isOdd } }, { t }) {
    if (!isOdd) return silent;
    return [
      {
        range,
        message: t(
          'This comment silences nothing: write "# certscope-ignore", the ids of the rules, a colon and the reason, on a line of its own above the block or key.',
        ),
      },
    ];
  },
};
