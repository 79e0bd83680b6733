import { rfc5280 } from '../citations.ts';
import { attributeRule } from './attribute-rule.ts';

/** Attribute of the subject whose characters are not composed (Unicode normalization form C). */
export const notNormalized = attributeRule({
  id: 'name/not-normalized',
  title: 'Subject is not in Unicode normalization form C',
  severity: 'hint',
  force: 'advice',
  citation: rfc5280('7.1'),
  place: 'subject',
  oddOnly: true,
  isWrong: ({ value }) => /[^\x00-\x7f]/.test(value) && value.normalize('NFC') !== value,
  describe: (t, { type }) =>
    t(
      'The attribute {0} of the subject has letters and their accents as separate characters. It looks the same as the composed form, and OpenSSL and Go take the two for different names; write it in Unicode normalization form C.',
      type,
    ),
});
