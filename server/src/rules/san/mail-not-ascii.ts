import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { describeIssuerCharacters, isAscii, readable } from './text-forms.ts';

/** rfc822Name with bytes that IA5String does not have: such an address is a SmtpUTF8Mailbox (RFC 9598 §3). */
export const judgeMailCharacters: JudgeName = (name, { t }, place) => {
  if (isAscii(name.value)) return undefined;
  if (place === 'issuer') return describeIssuerCharacters(t, name);
  return t(
    'The mail address {0} has characters outside ASCII. Go refuses the whole certificate ("SAN rfc822Name is malformed"); write it as otherName of type SmtpUTF8Mailbox (RFC 9598).',
    quote(readable(name.value)),
  );
};

/** See `judgeMailCharacters`. */
export const mailNotAscii = altNameRule(
  'subject',
  {
    id: 'san/mail-not-ascii',
    kind: 'email',
    title: 'Mail address with characters outside ASCII',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
  },
  judgeMailCharacters,
);
