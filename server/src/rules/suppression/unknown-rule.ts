import { certscopeDocumentation } from '../citations.ts';
import { type SuppressionRule, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** Comment that names a rule that does not exist, or none at all. */
export const unknownRule: SuppressionRule = {
  id: 'suppression/unknown-rule',
  title: 'Comment silences a rule that does not exist',
  severity: 'information',
  force: 'advice',
  citation: certscopeDocumentation('Silencing a finding'),
  fixable: true,
  scope: 'suppression',
  check({ suppression, unknown }, { t }) {
    if (suppression.names.length === 0) {
      const { range } = suppression;
      return [
        { range, message: t('This comment names no rule: write the ids of the rules to silence before the colon.') },
      ];
    }
    if (unknown.length === 0) return silent;
    return unknown.map(({ name, range }) => ({
      range,
      message: t(
        'There is no rule {0}, so this silences nothing. Problems show the id behind each message; "certscope rules" lists them all.',
        quote(name),
      ),
    }));
  },
};
