import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Two signature algorithms in one certificate. */
export const algorithmMismatch = pathRule({
  id: 'chain/algorithm-mismatch',
  reason: 'algorithm-mismatch',
  title: 'Two signature algorithms in one certificate',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.1.1.2'),
  advise: (t) => t('Issue the certificate again; it was put together wrongly or changed.'),
});
