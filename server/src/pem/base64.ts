import { ALPHABET } from './alphabet.ts';
import { type Base64Fault, findBase64Faults } from './base64-faults.ts';
import { ByteMap } from './byte-map.ts';
import { Base64Decoder } from './decoder.ts';
import { readPaddedQuad, readQuads } from './quads.ts';

const encoder = new TextEncoder();

export type { Base64Fault } from './base64-faults.ts';
export type { ByteMap } from './byte-map.ts';

/** Bytes, where their characters stand in the text they were read from (UTF-16 offsets of that text), and what is wrong with these characters. */
export interface DecodedText {
  readonly bytes: Uint8Array;
  readonly map: ByteMap;
  readonly problems: readonly Base64Fault[];
}

/** Decodes the base64 in `text[start, end)`, line breaks and blanks passed over. Never throws; reads as much as can be read. */
export function decodeBase64Text(text: string, start = 0, end: number = text.length): DecodedText {
  const plain = decodePlain(text, start, end);
  if (plain !== undefined) return plain;
  const decoder = new Base64Decoder(text, 0, end - start, Number.MAX_SAFE_INTEGER);
  decoder.read(start, end);
  const decoded = decoder.result();
  return { bytes: decoded.bytes, map: decoded.map, problems: findBase64Faults(text, [{ start, end }], decoded) };
}

/** The ordinary case: ASCII base64 without anything in between, padded. */
function decodePlain(text: string, start: number, end: number): DecodedText | undefined {
  const length = end - start;
  const input = new Uint8Array(length);
  const { read, written } = encoder.encodeInto(text.slice(start, end), input);
  if (length % 4 !== 0 || read !== length || written !== length) return undefined;
  const output = new Uint8Array((length / 4) * 3);
  const at = readQuads(input, 0, length, output, 0);
  const whole = (at / 4) * 3;
  const rest = readPaddedQuad(input, at, length, output, whole);
  if (at < length && (rest === 0 || at + 4 < length)) return undefined;
  const size = whole + rest;
  const map = new ByteMap([start, 0, length, length], Math.ceil((size * 4) / 3), size);
  return { bytes: output.subarray(0, size), map, problems: [] };
}

/** The bytes of base64 (RFC 4648 §4), as much as can be read. */
export function decodeBase64(text: string): Uint8Array {
  return decodeBase64Text(text).bytes;
}

/** Base64 (RFC 4648 §4) with padding, on one line. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  const chunk = 3 * 4096;
  for (let at = 0; at < bytes.length; at += chunk) parts.push(encodeChunk(bytes.subarray(at, at + chunk)));
  return parts.join('');
}

function encodeChunk(bytes: Uint8Array): string {
  let text = '';
  const whole = bytes.length - (bytes.length % 3);
  for (let at = 0; at < whole; at += 3) text += encodeTriple(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
  if (whole === bytes.length) return text;
  const rest = encodeTriple(bytes[whole] ?? 0, bytes[whole + 1] ?? 0, 0);
  return text + (bytes.length - whole === 1 ? `${rest.slice(0, 2)}==` : `${rest.slice(0, 3)}=`);
}

function encodeTriple(a: number, b: number, c: number): string {
  const bits = (a << 16) | (b << 8) | c;
  return (
    ALPHABET.charAt(bits >> 18) +
    ALPHABET.charAt((bits >> 12) & 63) +
    ALPHABET.charAt((bits >> 6) & 63) +
    ALPHABET.charAt(bits & 63)
  );
}
