import { rfc5280 } from '../citations.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeWildcardNotFirst } from './wildcard-not-first.ts';

/** See `judgeWildcardNotFirst`; nobody acts on the issuer's alternative names. */
export const issuerWildcardNotFirst = altNameRule(
  'issuer',
  {
    id: 'san/issuer-wildcard-not-first',
    kind: 'DNS',
    title: 'Wildcard that is not at the start of a name of the issuer',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    zlint: ['e_ian_wildcard_not_first'],
    impliedBy: ['san/issuer-bare-wildcard'],
  },
  judgeWildcardNotFirst,
);
