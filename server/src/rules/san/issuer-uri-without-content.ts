import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeUriContent } from './uri-without-content.ts';

/** See `judgeUriContent`; nobody acts on the issuer's alternative names. */
export const issuerUriWithoutContent = altNameRule(
  'issuer',
  {
    id: 'san/issuer-uri-without-content',
    kind: 'URI',
    title: 'URI of the issuer with nothing after its scheme',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc5280,
    zlint: ['e_ext_ian_uri_format_invalid', 'e_ext_ian_uri_host_not_fqdn_or_ip'],
  },
  judgeUriContent,
);
