import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Name constraint that cannot be read. */
export const malformedNameConstraint = pathRule({
  id: 'chain/malformed-name-constraint',
  reason: 'malformed-name-constraint',
  title: 'Name constraint that cannot be read',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.2.1.10'),
  advise: (t) => t('Issue the CA again with the constraint written correctly.'),
});
