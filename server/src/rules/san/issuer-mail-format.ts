import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeMailFormat } from './mail-format.ts';

/** See `judgeMailFormat`; nobody acts on the issuer's alternative names. */
export const issuerMailFormat = altNameRule(
  'issuer',
  {
    id: 'san/issuer-mail-format',
    kind: 'email',
    title: 'Mail address of the issuer is not of the form local-part@domain',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc2459,
    zlint: ['e_ext_ian_rfc822_format_invalid'],
  },
  judgeMailFormat,
);
