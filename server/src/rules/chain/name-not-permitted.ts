import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Name lies outside of what a CA above permits. */
export const nameNotPermitted = pathRule({
  id: 'chain/name-not-permitted',
  reason: 'name-not-permitted',
  title: 'Name lies outside of what a CA above permits',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  advise: (t) => t('Issue the certificate for names that are permitted, or under a CA that permits this one.'),
});
