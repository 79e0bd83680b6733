import { rfc5280 } from '../citations.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeBarePublicSuffix } from './bare-public-suffix.ts';

/** See `judgeBarePublicSuffix`; nobody acts on the issuer's alternative names. */
export const issuerBarePublicSuffix = altNameRule(
  'issuer',
  {
    id: 'san/issuer-bare-public-suffix',
    kind: 'DNS',
    title: 'DNS name of the issuer that belongs to a registry',
    severity: 'hint',
    force: 'advice',
    citation: rfc5280('4.2.1.7'),
    profiles: ['webpki'],
    zlint: ['w_ian_iana_pub_suffix_empty'],
  },
  judgeBarePublicSuffix,
);
