import type { BigInteger, Name, NameAttribute, Time } from '../types.ts';

/** Lines of the decoded text, not yet indented below what they belong to. */
export type Lines = readonly string[];

/** The lines moved right by four columns a level. */
export function indent(lines: Lines, levels = 1): Lines {
  const margin = '    '.repeat(levels);
  return lines.map((line) => `${margin}${line}`);
}

/** Rows of `00:1f:…`, `perRow` bytes each: 15 for numbers of a key, 18 for a signature, as OpenSSL has it. */
export function hexRows(bytes: Uint8Array, perRow: number): Lines {
  const rows: string[] = [];
  for (let start = 0; start < bytes.length; start += perRow) {
    const row = Array.from(bytes.subarray(start, start + perRow), hexByte).join(':');
    rows.push(start + perRow < bytes.length ? `${row}:` : row);
  }
  return rows;
}

/** Hex digits in pairs: `0a1f` becomes `0a:1f`. */
export function colonHex(hex: string): string {
  return hex.replace(/[0-9a-f]{2}(?=[0-9a-f]{2})/gi, '$&:');
}

/**
 * Text from a certificate made safe to stand in a line: control characters, line separators and what reorders or hides
 * text (bidirectional and zero-width marks) become `\u{…}`, so that no name can forge a line of its own.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** A name in encoded order: `C = US, O = Example, CN = api`; the attributes of one RDN are joined by ` + `. */
export function formatName(name: Name): string {
  return name.rdns.map((rdn) => rdn.attributes.map(formatAttribute).join(' + ')).join(', ');
}

function formatAttribute(attribute: NameAttribute): string {
  const value = printable(attribute.value);
  const quoted = /[,+="<>;]|^[ #]| $/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
  return `${attribute.type} = ${quoted}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Nov 26 18:23:00 2026 GMT`; the characters as encoded where they are no time. */
export function formatTime(time: Time): string {
  if (time.epochMilliseconds === undefined) return `${printable(time.encoded)} (not a valid time)`;
  return formatEpoch(time.epochMilliseconds);
}

/** The same for milliseconds since 1970 UTC, fractions of a second included where there are some. */
export function formatEpoch(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds);
  if (Number.isNaN(date.getTime())) return `${epochMilliseconds} ms since 1970`;
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(twoDigits).join(':');
  const fraction = date.getUTCMilliseconds();
  const seconds = fraction === 0 ? clock : `${clock}.${String(fraction).padStart(3, '0')}`;
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `${months[date.getUTCMonth()] ?? ''} ${day} ${seconds} ${date.getUTCFullYear()} GMT`;
}

/** `4096 (0x1000)` while it fits eight bytes, else hex in pairs; `(Negative)` where it is. */
export function formatInteger(integer: BigInteger): string {
  const digits = integer.hex.replace(/^-/, '');
  if (digits.length > 16) return `${integer.negative ? '(Negative) ' : ''}${colonHex(digits)}`;
  const value = BigInt(`0x${digits || '0'}`);
  const sign = integer.negative ? '-' : '';
  return `${sign}${value} (${sign}0x${value.toString(16)})`;
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
