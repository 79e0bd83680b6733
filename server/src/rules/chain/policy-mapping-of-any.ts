import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Policy mapping from or to anyPolicy. */
export const policyMappingOfAny = pathRule({
  id: 'chain/policy-mapping-of-any',
  reason: 'policy-mapping-of-any',
  title: 'Policy mapping from or to anyPolicy',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.2.1.5'),
  advise: (t) => t('Issue the CA again without this mapping.'),
});
