import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Name lies in what a CA above excludes. */
export const nameExcluded = pathRule({
  id: 'chain/name-excluded',
  reason: 'name-excluded',
  title: 'Name lies in what a CA above excludes',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  advise: (t) => t('Issue the certificate without this name, or under a CA that does not exclude it.'),
});
