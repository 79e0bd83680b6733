import { rfc5280 } from '../citations.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeLeadingPeriod } from './leading-period.ts';

/** See `judgeLeadingPeriod`; nobody acts on the issuer's alternative names. */
export const issuerLeadingPeriod = altNameRule(
  'issuer',
  {
    id: 'san/issuer-leading-period',
    kind: 'DNS',
    title: 'DNS name of the issuer that starts with a period',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    zlint: ['e_ian_dns_name_starts_with_period'],
  },
  judgeLeadingPeriod,
);
