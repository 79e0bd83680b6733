import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeUriHost } from './uri-host.ts';

/** See `judgeUriHost`; nobody acts on the issuer's alternative names. */
export const issuerUriHost = altNameRule(
  'issuer',
  {
    id: 'san/issuer-uri-host',
    kind: 'URI',
    title: 'Host of an issuer URI is no domain name and no IP address',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc5280,
    zlint: ['e_ext_ian_uri_host_not_fqdn_or_ip'],
  },
  judgeUriHost,
);
