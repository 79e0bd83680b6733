const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** Bytes `start` to `end` in lower-case hex, two digits each. */
export function toHex(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  const make = String.fromCharCode;
  const high = (position: number): number => digits[(bytes[position] ?? 0) >> 4] ?? 0;
  const low = (position: number): number => digits[(bytes[position] ?? 0) & 15] ?? 0;
  let text = '';
  let p = start;
  // Several digits a call: key identifiers and serial numbers are on the way of every certificate.
  for (; p + 4 <= end; p += 4) {
    text += make(high(p), low(p), high(p + 1), low(p + 1), high(p + 2), low(p + 2), high(p + 3), low(p + 3));
  }
  for (; p < end; p++) text += make(high(p), low(p));
  return text;
}

/** As `toHex`, but of at most `maxBytes`, with a note of how many more there are. */
export function toShortHex(bytes: Uint8Array, start: number, end: number, maxBytes = 512): string {
  if (end - start <= maxBytes) return toHex(bytes, start, end);
  return `${toHex(bytes, start, start + maxBytes)}… (${end - start - maxBytes} more bytes)`;
}
