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

/** The first place that a strict reader refuses; undefined where there is none. */
export function findBase64Fault(source: string): StrictBase64Fault | undefined {
  const end = source.search(/[^A-Za-z0-9+/\r\n]/);
  const digits = end < 0 ? source : source.slice(0, end);
  const rest = end < 0 ? '' : source.slice(end);
  const padding = /^={0,2}(?=[\r\n]*$)/.exec(rest)?.[0].length;
  if (padding !== undefined) return isWhole(digits, padding) ? undefined : paddingFault(source);
  if (rest.startsWith('=')) return paddingFault(source);
  return { detail: detailOf(rest), range: { start: end, end: end + lengthOfFault(rest) } };
}

function isWhole(digits: string, padding: number): boolean {
  const breaks = digits.match(/[\r\n]/g)?.length ?? 0;
  return (digits.length - breaks + padding) % 4 === 0;
}

function detailOf(rest: string): StrictBase64Fault['detail'] {
  if (/^\s/.test(rest)) return 'white-space';
  return /^[-_]/.test(rest) ? 'url-safe' : 'invalid-character';
}

function lengthOfFault(rest: string): number {
  return /^(?:\s+|[-_]+|[^A-Za-z0-9+/=_\s-]+)/.exec(rest)?.[0].length ?? 1;
}

/** From the first padding sign on, or the last digits where there is none. */
function paddingFault(source: string): StrictBase64Fault {
  const end = source.trimEnd().length;
  const sign = source.indexOf('=');
  return { detail: 'padding', range: { start: sign >= 0 ? sign : Math.max(0, end - 4), end } };
}

/** One character per byte. */
export function textOfBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  const chunk = 1 << 12;
  for (let at = 0; at < bytes.length; at += chunk) parts.push(String.fromCharCode(...bytes.subarray(at, at + chunk)));
  return parts.join('');
}

/** Base64 of a text with one character per byte; of any other text, of its UTF-8. */
export function encodeTextBase64(text: string): string {
  const isBytes = !/[^\0-\xff]/.test(text);
  return encodeBase64(
    isBytes ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : new TextEncoder().encode(text),
  );
}
