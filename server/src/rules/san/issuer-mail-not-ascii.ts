import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeMailCharacters } from './mail-not-ascii.ts';

/** See `judgeMailCharacters`; nobody acts on the issuer's alternative names. */
export const issuerMailNotAscii = altNameRule(
  'issuer',
  {
    id: 'san/issuer-mail-not-ascii',
    kind: 'email',
    title: 'Mail address of the issuer with characters outside ASCII',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc5280,
  },
  judgeMailCharacters,
);
