import { explicitTextRule } from './explicit-text-rule.ts';

const MAX_CHARACTERS = 200;

/** Text of a policy notice of more than 200 characters. */
export const explicitTextTooLong = explicitTextRule({
  id: 'extension/explicit-text-too-long',
  title: 'Text of a policy notice longer than 200 characters',
  force: 'MUST',
  zlint: ['e_ext_cert_policy_explicit_text_too_long'],
  isWrong: ({ text }) => text.length > MAX_CHARACTERS && [...text].length > MAX_CHARACTERS,
  say: (t, text) =>
    t(
      'The text of a policy notice has {0} characters, and 200 are allowed. OpenSSL, Go and Java accept it; shorten it, every handshake carries it.',
      [...text].length,
    ),
});
