import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeUriSyntax } from './uri-characters.ts';

/** See `judgeUriSyntax`; nobody acts on the issuer's alternative names. */
export const issuerUriCharacters = altNameRule(
  'issuer',
  {
    id: 'san/issuer-uri-characters',
    kind: 'URI',
    title: 'Issuer URI with characters that must be percent-encoded',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc5280,
    zlint: ['e_ext_ian_uri_format_invalid'],
  },
  judgeUriSyntax,
);
