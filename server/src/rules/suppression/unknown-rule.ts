import type { Localize } from '../../text/localize.ts';
import { certscopeDocumentation } from '../citations.ts';
import { type SuppressionRule, silent } from '../types.ts';
import { quote } from '../wording.ts';
import type { UnknownName } from './types.ts';

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
    const { range, names, isOdd } = suppression;
    if (isOdd) return silent;
    if (names.length === 0) {
      return [
        { range, message: t('This comment names no rule: write the ids of the rules to silence before the colon.') },
      ];
    }
    if (unknown.length === 0) return silent;
    return unknown.map((name) => ({ range: name.range, message: describe(name, t) }));
  },
};

function describe({ name, nearest }: UnknownName, t: Localize): string {
  if (nearest?.includes('/') === false)
    return t(
      'There is no rule {0}, so this silences nothing. For all rules of the family name the family: {1}.',
      quote(name),
      nearest,
    );
  if (nearest !== undefined)
    return t('There is no rule {0}, so this silences nothing. Is {1} meant?', quote(name), nearest);
  return t(
    'There is no rule {0}, so this silences nothing. Problems show the id behind each message; "certscope rules" lists them all.',
    quote(name),
  );
}
