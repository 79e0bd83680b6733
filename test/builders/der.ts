// A writer of DER (X.690 §10), and of what only pretends to be DER: every function returns one whole TLV,
// and `tlv`, `berIndefinite` and `withLength` let a test say exactly the wrong thing.

/** Universal tags used here (X.680 §8). */
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  numeric: 0x12,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visible: 0x1a,
  universal: 0x1c,
  bmp: 0x1e,
} as const;

/** The string types a name may be written in. */
export type StringType = 'utf8' | 'printable' | 'ia5' | 'teletex' | 'bmp' | 'universal' | 'numeric' | 'visible';

/** Joins byte arrays into a new one. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Bytes of a hex string; spaces and colons are ignored. */
export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replace(/[\s:]/g, ''), 'hex'));
}

/** Bytes of a text in UTF-8. */
export function fromText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The length octets of a definite form, minimal (X.690 §10.1) unless `octets` asks for more of them than needed. */
export function lengthOctets(length: number, octets = 0): Uint8Array {
  if (octets === 0 && length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  while (bytes.length < octets) bytes.unshift(0);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

/** One TLV with a tag of one byte. */
export function tlv(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concat(...contents);
  return concat(Uint8Array.of(tag), lengthOctets(content.length), content);
}

/** A TLV whose length octets are `length`, true or not: for non-minimal, too long and too short ones. */
export function withLength(tag: number, length: Uint8Array, ...contents: readonly Uint8Array[]): Uint8Array {
  return concat(Uint8Array.of(tag), length, ...contents);
}

/** BER's indefinite form (X.690 §8.1.3.6), which DER forbids. */
export function berIndefinite(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return concat(Uint8Array.of(tag, 0x80), ...contents, Uint8Array.of(0, 0));
}

export function sequence(...contents: readonly Uint8Array[]): Uint8Array {
  return tlv(TAG.sequence, ...contents);
}

/** SET in the order given. */
export function set(...contents: readonly Uint8Array[]): Uint8Array {
  return tlv(TAG.set, ...contents);
}

/** SET OF, sorted as DER demands (X.690 §11.6). */
export function setOf(...contents: readonly Uint8Array[]): Uint8Array {
  return set(...[...contents].sort((a, b) => Buffer.compare(a, b)));
}

export function boolean(value: boolean): Uint8Array {
  return tlv(TAG.boolean, Uint8Array.of(value ? 0xff : 0));
}

/** INTEGER, minimal, two's complement. */
export function integer(value: number | bigint): Uint8Array {
  return tlv(TAG.integer, integerContent(BigInt(value)));
}

/** INTEGER with exactly this content, minimal or not. */
export function rawInteger(content: Uint8Array): Uint8Array {
  return tlv(TAG.integer, content);
}

/** INTEGER of an unsigned number given in big-endian bytes. */
export function unsigned(bytes: Uint8Array): Uint8Array {
  return integer(bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
}

export function enumerated(value: number): Uint8Array {
  return tlv(TAG.enumerated, integerContent(BigInt(value)));
}

function integerContent(value: bigint): Uint8Array {
  let width = 8;
  while (BigInt.asIntN(width, value) !== value) width += 8;
  return fromHex(
    BigInt.asUintN(width, value)
      .toString(16)
      .padStart(width / 4, '0'),
  );
}

/** OBJECT IDENTIFIER of a dotted string. */
export function oid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map((arc) => BigInt(arc));
  return tlv(TAG.oid, ...[first * 40n + second, ...rest].map(base128));
}

function base128(arc: bigint): Uint8Array {
  const bytes = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) bytes.unshift(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.from(bytes);
}

export function nullValue(): Uint8Array {
  return tlv(TAG.null);
}

export function octetString(...contents: readonly Uint8Array[]): Uint8Array {
  return tlv(TAG.octetString, ...contents);
}

/** BIT STRING of whole bytes, or with `unusedBits` at its end. */
export function bitString(content: Uint8Array, unusedBits = 0): Uint8Array {
  return tlv(TAG.bitString, Uint8Array.of(unusedBits), content);
}

/** BIT STRING of named bits without trailing zero bits (X.690 §11.2.2); bit 0 is the first. */
export function namedBits(bits: readonly number[]): Uint8Array {
  if (bits.length === 0) return bitString(new Uint8Array());
  const last = Math.max(...bits);
  const bytes = new Uint8Array(Math.floor(last / 8) + 1);
  for (const bit of bits) bytes.set([(bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7))], bit >> 3);
  return bitString(bytes, 7 - (last & 7));
}

/** A character string in the given type; `bmp` is UTF-16BE, `universal` UTF-32BE, `teletex` written as Latin-1. */
export function string(type: StringType, text: string): Uint8Array {
  return tlv(TAG[type], encodeString(type, text));
}

function encodeString(type: StringType, text: string): Uint8Array {
  if (type === 'bmp') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  if (type === 'universal') return concat(...[...text].map((character) => bigEndian32(character.codePointAt(0) ?? 0)));
  return new Uint8Array(Buffer.from(text, type === 'utf8' ? 'utf8' : 'latin1'));
}

function bigEndian32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

/** UTCTime with exactly these characters: `260115120000Z`. */
export function utcTime(characters: string): Uint8Array {
  return tlv(TAG.utcTime, fromText(characters));
}

/** GeneralizedTime with exactly these characters: `20260115120000Z`. */
export function generalizedTime(characters: string): Uint8Array {
  return tlv(TAG.generalizedTime, fromText(characters));
}

/** Time as RFC 5280 §4.1.2.5 wants it: UTCTime through 2049, GeneralizedTime from 2050 (and before 1950). */
export function time(epochMilliseconds: number): Uint8Array {
  const digits = new Date(epochMilliseconds).toISOString().replace(/[-:T]|\.\d+/g, '');
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050 ? utcTime(digits.slice(2)) : generalizedTime(digits);
}

/** `[n] EXPLICIT`, or `[n] IMPLICIT` of something constructed. */
export function context(number: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return tlv(0xa0 | number, ...contents);
}

/** `[n] IMPLICIT` of something primitive. */
export function contextPrimitive(number: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return tlv(0x80 | number, ...contents);
}
