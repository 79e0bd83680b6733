import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeUriCharacters } from './uri-not-ascii.ts';

/** See `judgeUriCharacters`; nobody acts on the issuer's alternative names. */
export const issuerUriNotAscii = altNameRule(
  'issuer',
  {
    id: 'san/issuer-uri-not-ascii',
    kind: 'URI',
    title: 'URI of the issuer with characters outside ASCII',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc5280,
    zlint: ['e_ext_ian_uri_not_ia5'],
  },
  judgeUriCharacters,
);
