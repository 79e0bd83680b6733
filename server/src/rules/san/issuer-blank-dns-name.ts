import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeBlankDnsName } from './blank-dns-name.ts';

/** See `judgeBlankDnsName`; nobody acts on the issuer's alternative names. */
export const issuerBlankDnsName = altNameRule(
  'issuer',
  {
    id: 'san/issuer-blank-dns-name',
    kind: 'DNS',
    title: 'DNS name of the issuer is a blank',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc2459,
    zlint: ['e_ext_ian_space_dns_name'],
  },
  judgeBlankDnsName,
);
