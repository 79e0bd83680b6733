import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';

/** A Mailbox (RFC 2821 §4.1.2) without the phrases, comments and angle brackets that letters have around it. */
const mailbox = /^(?:"(?:[^"\\]|\\.)+"|[^\s"<>(),:;@[\\\]]+)@[^\s"<>(),;@\\]+$/;

/** rfc822Name that is no Mailbox. */
export const judgeMailFormat: JudgeName = (name, { t }) => {
  if (name.value === '' || mailbox.test(name.value)) return undefined;
  return t(
    'The mail address {0} is not of the form local-part@domain. TLS stacks accept the certificate, but nobody matches the address; write it bare, without a name, comments or angle brackets.',
    quote(name.value),
  );
};

/** See `judgeMailFormat`. */
export const mailFormat = altNameRule(
  'subject',
  {
    id: 'san/mail-format',
    kind: 'email',
    title: 'Mail address is not of the form local-part@domain',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc2459,
    zlint: ['e_ext_san_rfc822_format_invalid'],
  },
  judgeMailFormat,
);
