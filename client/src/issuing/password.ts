/** Letters and digits that nobody takes for one another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 24;

/** A password of 138 bits, in characters that every shell and keystore takes. `fill` fills an array with random bytes. */
export function generatePassword(fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  let password = '';
  while (password.length < LENGTH) {
    for (const byte of fill(new Uint8Array(2 * LENGTH))) {
      // Bytes past the last whole alphabet would favour its first letters.
      const isFair = byte < 256 - (256 % ALPHABET.length);
      if (isFair && password.length < LENGTH) password += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return password;
}
