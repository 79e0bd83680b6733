import { explicitTextRule } from './explicit-text-rule.ts';

/** Control characters in the text of a policy notice. */
export const explicitTextControlCharacters = explicitTextRule({
  id: 'extension/explicit-text-control-characters',
  title: 'Control characters in the text of a policy notice',
  force: 'SHOULD',
  zlint: ['w_ext_cert_policy_explicit_text_includes_control'],
  isWrong: ({ text }) => /[\u0000-\u001f\u007f-\u009f]/.test(text),
  say: (t) =>
    t(
      'The text of a policy notice holds control characters. No TLS stack reads it, programs that show it may be misled; write it without.',
    ),
});
