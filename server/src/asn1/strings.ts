import type { DerNode } from './node.ts';
import { Tag } from './tags.ts';

/** Text of a string, and whether bytes did not fit its type (they show as U+FFFD, or as Latin-1 in the ASCII types). */
export interface DerString {
  readonly text: string;
  readonly damaged: boolean;
}

/** Text of any of ASN.1's string types by the node's tag; undefined where it is no string. */
export function readString(bytes: Uint8Array, node: DerNode): DerString | undefined {
  return decodeString(bytes, node.tag, node.contentStart, node.contentEnd);
}

/** As `readString`, for implicitly tagged content: `tag` says how to read it. */
export function decodeString(bytes: Uint8Array, tag: number, start: number, end: number): DerString | undefined {
  switch (tag) {
    case Tag.utf8String:
      return decodeUtf8(bytes, start, end);
    case Tag.printableString:
    case Tag.ia5String:
    case Tag.numericString:
    case Tag.visibleString:
      return { text: decodeLatin1(bytes, start, end), damaged: !isAscii(bytes, start, end) };
    // T.61 in practice holds Latin-1, and OpenSSL reads it so.
    case Tag.teletexString:
      return { text: decodeLatin1(bytes, start, end), damaged: false };
    case Tag.bmpString:
      return decodeWide(bytes, start, end, 2);
    case Tag.universalString:
      return decodeWide(bytes, start, end, 4);
    default:
      return undefined;
  }
}

/** Each byte as the character of the same number. */
export function decodeLatin1(bytes: Uint8Array, start: number, end: number): string {
  const make = String.fromCharCode;
  const at = (position: number): number => bytes[position] ?? 0;
  let text = '';
  let p = start;
  // Several characters a call: half the time of one by one, and of a TextDecoder, for strings as short as names are.
  for (; p + 8 <= end; p += 8) {
    text += make(at(p), at(p + 1), at(p + 2), at(p + 3), at(p + 4), at(p + 5), at(p + 6), at(p + 7));
  }
  if (p + 4 <= end) {
    text += make(at(p), at(p + 1), at(p + 2), at(p + 3));
    p += 4;
  }
  for (; p < end; p++) text += make(at(p));
  return text;
}

/** True where every byte is below 0x80. */
export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let position = start; position < end; position++) {
    if ((bytes[position] ?? 0) >= 0x80) return false;
  }
  return true;
}

function decodeUtf8(bytes: Uint8Array, start: number, end: number): DerString {
  if (isAscii(bytes, start, end)) return { text: decodeLatin1(bytes, start, end), damaged: false };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end));
  return { text, damaged: text.includes('\ufffd') };
}

function decodeWide(bytes: Uint8Array, start: number, end: number, width: 2 | 4): DerString {
  let text = '';
  let damaged = (end - start) % width !== 0;
  for (let position = start; position + width <= end; position += width) {
    let code = 0;
    for (let index = 0; index < width; index++) code = code * 256 + (bytes[position + index] ?? 0);
    const valid = code <= 0x10ffff;
    damaged ||= !valid || (code >= 0xd800 && code <= 0xdfff);
    text += valid ? String.fromCodePoint(code) : '\ufffd';
  }
  return { text, damaged };
}
