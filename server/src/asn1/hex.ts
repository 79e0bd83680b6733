const pairs: readonly string[] = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

/** Bytes `start` to `end` in lower-case hex, two digits each. */
export function toHex(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  let text = '';
  for (let position = start; position < end; position++) text += pairs[bytes[position] ?? 0];
  return text;
}

/** As `toHex`, but of at most `maxBytes`, with a note of how many more there are. */
export function toShortHex(bytes: Uint8Array, start: number, end: number, maxBytes = 512): string {
  if (end - start <= maxBytes) return toHex(bytes, start, end);
  return `${toHex(bytes, start, start + maxBytes)}… (${end - start - maxBytes} more bytes)`;
}
