import { Tag } from '../../asn1/reader.ts';
import { explicitTextRule } from './explicit-text-rule.ts';

/** Text of a policy notice that is not in Unicode normalization form C. */
export const explicitTextNotNfc = explicitTextRule({
  id: 'extension/explicit-text-not-nfc',
  title: 'Text of a policy notice not in Unicode normalization form C',
  force: 'SHOULD',
  zlint: ['w_ext_cert_policy_explicit_text_not_nfc'],
  isWrong: ({ node, text }) =>
    (node.tag === Tag.utf8String || node.tag === Tag.bmpString) && text.normalize('NFC') !== text,
  say: (t) =>
    t(
      'The text of a policy notice is not in Unicode normalization form C: accents stand as characters of their own. No TLS stack reads it; normalize it.',
    ),
});
