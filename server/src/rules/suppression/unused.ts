import { certscopeDocumentation } from '../citations.ts';
import { type SuppressionRule, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** Comment that silences a rule which has nothing to say there. */
export const unused: SuppressionRule = {
  id: 'suppression/unused',
  title: 'Comment silences a rule that finds nothing there',
  severity: 'information',
  force: 'advice',
  citation: certscopeDocumentation('Silencing a finding'),
  fixable: true,
  scope: 'suppression',
  check({ unused: names }, { t }) {
    if (names.length === 0) return silent;
    return names.map(({ name, range }) => ({
      range,
      unnecessary: true,
      message: t(
        'The rule {0} finds nothing in what stands below this comment: remove it, so that it does not hide a later problem.',
        quote(name),
      ),
    }));
  },
};
