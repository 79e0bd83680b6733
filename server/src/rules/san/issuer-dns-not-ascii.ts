import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeDnsCharacters } from './dns-not-ascii.ts';

/** See `judgeDnsCharacters`; nobody acts on the issuer's alternative names. */
export const issuerDnsNotAscii = altNameRule(
  'issuer',
  {
    id: 'san/issuer-dns-not-ascii',
    kind: 'DNS',
    title: 'DNS name of the issuer with characters outside ASCII',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc2459,
    zlint: ['e_ext_ian_dns_not_ia5_string'],
  },
  judgeDnsCharacters,
);
