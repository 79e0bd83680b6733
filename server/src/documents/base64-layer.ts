import { decodeLatin1, isAscii } from '../asn1/strings.ts';
import { decodeBase64Text, encodeBase64 } from '../pem/base64.ts';
import type { TextRange } from '../text/range.ts';
import type { TextLayer } from './text-layer.ts';

/** A place that a strict reader of base64 (RFC 4648 §4, as Kubernetes reads it: line breaks pass, blanks do not) refuses. */
export interface StrictBase64Fault {
  readonly detail: 'white-space' | 'url-safe' | 'invalid-character' | 'padding';
  readonly range: TextRange;
}

/** Decoded base64: `text` has one character (U+0000–U+00FF) per byte. */
export interface Base64Layer extends TextLayer {
  readonly bytes: Uint8Array;
}

/** Reads base64 as far as it goes, passing over what does not belong. Never throws. */
export function decodeBase64Layer(source: string): Base64Layer {
  const { bytes, map } = decodeBase64Text(source);
  return {
    bytes,
    text: textOfBytes(bytes),
    toSource: (range) => map.textRangeOf(range),
    toText(offset) {
      const first = map.byteAt(offset);
      if (first === undefined) return undefined;
      const next = { start: first + 1, end: first + 2 };
      const sharesNext = next.end <= bytes.length && map.textRangeOf(next).start === offset;
      return { start: first, end: sharesNext ? next.end : next.start };
    },
  };
}

/** What strict readers refuse, the plainest mistake first. */
const mistakes = [
  ['invalid-character', /[^A-Za-z0-9+/=_\s-]+/],
  ['url-safe', /[-_]+/],
  ['white-space', /[^\S\r\n]+/],
] as const;

/** The first place of the plainest mistake that a strict reader refuses; undefined where there is none. */
export function findBase64Fault(source: string): StrictBase64Fault | undefined {
  for (const [detail, pattern] of mistakes) {
    const match = pattern.exec(source);
    if (match !== null) return { detail, range: { start: match.index, end: match.index + match[0].length } };
  }
  return isPadded(source) ? undefined : paddingFault(source);
}

/** Whole groups of four, and padding only at the end. */
function isPadded(source: string): boolean {
  const sign = source.indexOf('=');
  const length = source.length - (source.match(/[\r\n]/g)?.length ?? 0);
  return length % 4 === 0 && (sign < 0 || /^={1,2}[\r\n]*$/.test(source.slice(sign)));
}

/** From the first padding sign on, or the last digits where there is none. */
function paddingFault(source: string): StrictBase64Fault {
  const end = source.trimEnd().length;
  const sign = source.indexOf('=');
  return { detail: 'padding', range: { start: sign >= 0 ? sign : Math.max(0, end - 4), end } };
}

/** One character per byte. */
export function textOfBytes(bytes: Uint8Array): string {
  // PEM is ASCII, and a decoder is many times faster than any loop.
  return isAscii(bytes, 0, bytes.length) ? new TextDecoder().decode(bytes) : decodeLatin1(bytes, 0, bytes.length);
}

/** Base64 of a text with one character per byte; of any other text, of its UTF-8. */
export function encodeTextBase64(text: string): string {
  const isBytes = !/[^\0-\xff]/.test(text);
  return encodeBase64(
    isBytes ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : new TextEncoder().encode(text),
  );
}
