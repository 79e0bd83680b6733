import { rfc5280 } from '../citations.ts';
import { quote } from '../wording.ts';
import { attributeRule } from './attribute-rule.ts';

/** U+FFFD, which decoders write for what they could not read. */
export const replacementCharacter = attributeRule({
  id: 'name/replacement-character',
  title: 'Replacement character in the subject',
  severity: 'information',
  force: 'advice',
  citation: rfc5280('4.1.2.4'),
  zlint: ['e_utf8_replacement_char_in_subject'],
  place: 'subject',
  oddOnly: true,
  isWrong: ({ encoding, value }) => encoding === 'UTF8String' && value.includes('\ufffd'),
  describe: (t, { type, value }) =>
    t(
      'The attribute {0} of the subject is {1}: a letter was lost on its way into the certificate, or is no UTF-8. Handshakes succeed in most stacks, but the name is not the one that was meant.',
      type,
      quote(value),
    ),
});
