import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeUriScheme } from './uri-relative.ts';

/** See `judgeUriScheme`; nobody acts on the issuer's alternative names. */
export const issuerUriRelative = altNameRule(
  'issuer',
  {
    id: 'san/issuer-uri-relative',
    kind: 'URI',
    title: 'URI of the issuer without a scheme',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc5280,
    zlint: ['e_ext_ian_uri_relative', 'e_ext_ian_uri_format_invalid', 'e_ext_ian_uri_host_not_fqdn_or_ip'],
  },
  judgeUriScheme,
);
