import { rfc5280 } from '../citations.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeBareWildcard } from './bare-wildcard.ts';

/** See `judgeBareWildcard`; nobody acts on the issuer's alternative names. */
export const issuerBareWildcard = altNameRule(
  'issuer',
  {
    id: 'san/issuer-bare-wildcard',
    kind: 'DNS',
    title: 'Wildcard without a domain after it in a name of the issuer',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    zlint: ['e_ian_bare_wildcard'],
  },
  judgeBareWildcard,
);
