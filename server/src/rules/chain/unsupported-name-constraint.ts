import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Name constraint of a kind that verifiers do not support. */
export const unsupportedNameConstraint = pathRule({
  id: 'chain/unsupported-name-constraint',
  reason: 'unsupported-name-constraint',
  title: 'Name constraint of a kind that verifiers do not support',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  advise: (t) => t('Issue the CA again with constraints on DNS, IP, e-mail, URI or directory names only.'),
});
