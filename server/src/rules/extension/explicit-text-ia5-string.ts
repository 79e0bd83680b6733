import { Tag } from '../../asn1/reader.ts';
import { explicitTextRule } from './explicit-text-rule.ts';

/** Text of a policy notice as IA5String. */
export const explicitTextIa5String = explicitTextRule({
  id: 'extension/explicit-text-ia5-string',
  title: 'Text of a policy notice as IA5String',
  force: 'MUST',
  zlint: ['e_ext_cert_policy_explicit_text_ia5_string'],
  isWrong: ({ node }) => node.tag === Tag.ia5String,
  say: (t) =>
    t(
      'The text of a policy notice is an IA5String, which RFC 6818 forbids. No TLS stack reads it; write it as UTF8String.',
    ),
});
