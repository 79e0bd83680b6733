/** How a file's bytes are to be read as text. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By the byte order mark; without one, UTF-16 shows in the zero bytes between its first characters, which text of ASCII has none of. */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (second === 0 && fourth === 0 && isText(first) && isText(third)) return 'utf-16le';
  if (first === 0 && third === 0 && isText(second) && isText(fourth)) return 'utf-16be';
  return 'utf-8';
}

function isText(byte: number | undefined): boolean {
  return byte !== undefined && (byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

/** Text of a file's bytes; what is no text becomes U+FFFD. A byte order mark of UTF-8 stays: it is a character that readers of PEM meet. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  return new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(bytes);
}
