/** `Header.length` where the length is BER's indefinite form. */
export const indefiniteLength = -1;

/** Identifier and length octets of one TLV (X.690 §8.1). */
export interface Header {
  /** As `DerNode.tag`. */
  readonly tag: number;
  /** Bytes of content, or `indefiniteLength`. */
  readonly length: number;
  /** Byte offset of the content. */
  readonly content: number;
  /** `cut`: the input ends inside the header; `long`: the length takes more octets than it needs. */
  readonly form: 'good' | 'long' | 'cut';
}

/** Any header, however odd, at `start` of `bytes`, not looking at or beyond `end`. Cut off, it has length 0 at `end`. */
export function readHeader(bytes: Uint8Array, start: number, end: number): Header {
  const { tag, position } = readTag(bytes, start, end);
  if (position >= end) return { tag, length: 0, content: end, form: 'cut' };
  const first = bytes[position] ?? 0;
  const content = position + 1;
  if (first < 0x80) return { tag, length: first, content, form: 'good' };
  // 0x80 on a primitive is no encoding at all; length 0 keeps the walk going.
  if (first === 0x80) {
    return (tag & 0x20) === 0
      ? { tag, length: 0, content, form: 'long' }
      : { tag, length: indefiniteLength, content, form: 'good' };
  }
  return readLongLength(bytes, tag, content, content + (first & 0x7f), end);
}

function readLongLength(bytes: Uint8Array, tag: number, start: number, content: number, end: number): Header {
  if (content > end) return { tag, length: 0, content: end, form: 'cut' };
  let length = 0;
  for (let position = start; position < content; position++) length = length * 256 + (bytes[position] ?? 0);
  const form = length < 0x80 || bytes[start] === 0 ? 'long' : 'good';
  return { tag, length, content, form };
}

function readTag(bytes: Uint8Array, start: number, end: number): { tag: number; position: number } {
  const octet = bytes[start] ?? 0;
  let position = start + 1;
  if ((octet & 0x1f) !== 0x1f) return { tag: octet, position };
  let number = 0;
  let more = true;
  while (more && position < end) {
    const next = bytes[position++] ?? 0;
    number = Math.min(number * 128 + (next & 0x7f), 0xffff_ffff);
    more = next >= 0x80;
  }
  return { tag: octet + number * 256, position };
}
