import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Certificate issued others and is no CA. */
export const notACa = pathRule({
  id: 'chain/not-a-ca',
  reason: 'not-a-ca',
  title: 'Certificate issued others and is no CA',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  advise: (t) =>
    t('Issue that certificate again with basicConstraints CA:TRUE, or have the one below it issued by a real CA.'),
});
