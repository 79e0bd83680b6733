import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Certificate of the path may not be used for the purpose of its leaf. */
export const wrongPurpose = pathRule({
  id: 'chain/wrong-purpose',
  reason: 'wrong-purpose',
  title: 'Certificate of the path may not be used for the purpose of its leaf',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.12'),
  advise: (t) => t('Issue the leaf under a CA whose extended key usage includes this purpose, or that has none.'),
});
