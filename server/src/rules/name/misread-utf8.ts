import { rfc5280 } from '../citations.ts';
import { quote } from '../wording.ts';
import { attributeRule } from './attribute-rule.ts';

/** The bytes of a letter of Latin-1 in UTF-8 (c3 and 80 to bf), each read as a character of ISO 8859-1 or Windows-1252. */
const misread = /Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/** UTF-8 that was read as Latin-1 and encoded once more: `WÃ¼rttemberg`. */
export const misreadUtf8 = attributeRule({
  id: 'name/misread-utf8',
  title: 'Letters of the subject encoded twice',
  severity: 'information',
  force: 'advice',
  citation: rfc5280('4.1.2.4'),
  zlint: ['e_utf8_latin1_mixup'],
  place: 'subject',
  oddOnly: true,
  isWrong: ({ value }) => misread.test(value),
  describe: (t, { type, value }) =>
    t(
      'The attribute {0} of the subject is {1}: UTF-8 was taken for Latin-1 and encoded once more on its way into the certificate. Handshakes succeed, but the name is not the one that was meant; with OpenSSL, use -utf8.',
      type,
      quote(value),
    ),
});
