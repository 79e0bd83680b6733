import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';

/** Alternative name without content, such as a mail address of no characters (RFC 5280 §4.2.1.6). */
export const judgeEmptyName: JudgeName = ({ range, kind, value }, { t }) => {
  // Tag and a length of 0.
  if (range.end - range.start > 2) return undefined;
  return t(
    'An alternative name of type {0} is empty, and so stands for nothing. Most TLS stacks pass over it; leave it out when the certificate is issued again.',
    // An IP address without bytes is none that the model knows.
    value.startsWith('[7]') ? 'IP' : kind,
  );
};

/** See `judgeEmptyName`. */
export const emptyName = altNameRule(
  'subject',
  {
    id: 'san/empty-name',
    title: 'Empty subject alternative name',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc2459,
    zlint: ['e_ext_san_empty_name'],
    impliedBy: ['chain/malformed-extension'],
  },
  judgeEmptyName,
);
