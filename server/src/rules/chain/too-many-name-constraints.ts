import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** More names and constraints than verifiers compare. */
export const tooManyNameConstraints = pathRule({
  id: 'chain/too-many-name-constraints',
  reason: 'too-many-name-constraints',
  title: 'More names and constraints than verifiers compare',
  severity: 'warning',
  force: 'advice',
  strict: true,
  citation: rfc5280('4.2.1.10'),
  advise: (t) => t('Split the certificate, or issue the CA again with fewer constraints.'),
});
