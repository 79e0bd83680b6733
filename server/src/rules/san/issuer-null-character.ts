import { rfc5280 } from '../citations.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeNullCharacter } from './null-character.ts';

/** See `judgeNullCharacter`; nobody acts on the issuer's alternative names. */
export const issuerNullCharacter = altNameRule(
  'issuer',
  {
    id: 'san/issuer-null-character',
    kind: 'DNS',
    title: 'Null character in a DNS name of the issuer',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    zlint: ['e_ian_dns_name_includes_null_char'],
  },
  judgeNullCharacter,
);
