import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';
import { judgeEmptyName } from './empty-name.ts';

/** See `judgeEmptyName`; nobody acts on the issuer's alternative names. */
export const issuerEmptyName = altNameRule(
  'issuer',
  {
    id: 'san/issuer-empty-name',
    title: 'Empty issuer alternative name',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc2459,
    zlint: ['e_ext_ian_empty_name'],
  },
  judgeEmptyName,
);
