import { rfc5480 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Elliptic curve spelled out instead of named. */
export const explicitCurve = pathRule({
  id: 'chain/explicit-curve',
  reason: 'explicit-curve',
  title: 'Elliptic curve spelled out instead of named',
  severity: 'error',
  force: 'MUST',
  citation: rfc5480('2.1.1'),
  advise: (t) => t('Make a new key on a named curve.'),
});
