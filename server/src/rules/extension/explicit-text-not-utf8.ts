import { Tag } from '../../asn1/reader.ts';
import { explicitTextRule } from './explicit-text-rule.ts';

/** Text of a policy notice in another type than UTF8String. */
export const explicitTextNotUtf8 = explicitTextRule({
  id: 'extension/explicit-text-not-utf8',
  title: 'Text of a policy notice that is no UTF8String',
  force: 'SHOULD',
  zlint: ['w_ext_cert_policy_explicit_text_not_utf8'],
  impliedBy: ['extension/explicit-text-ia5-string'],
  isWrong: ({ node }) => node.tag !== Tag.utf8String,
  say: (t) =>
    t(
      'The text of a policy notice is no UTF8String, as RFC 6818 recommends. No TLS stack reads it; write it as UTF8String.',
    ),
});
