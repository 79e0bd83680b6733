/** Properties of messages that may hold a private key or a password: whole documents and pieces of them, files, and what was typed. */
const properties = ['text', 'newText', 'base64', 'user', 'password', 'keyPassword'];

const pattern = new RegExp(`("(?:${properties.join('|')})":\\s*)"((?:[^"\\\\]|\\\\.)*)"`, 'g');

/** A message as JSON for the log, with the length in the place of every text that could be secret. */
export function withoutSecrets(json: string): string {
  return json.replaceAll(pattern, (_all, before: string, text: string) => `${before}"(${text.length} characters)"`);
}
