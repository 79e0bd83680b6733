import { toHex } from '../asn1/hex.ts';
import type { ByteRange } from '../text/range.ts';
import type { NameAttribute, Rdn } from './types.ts';

/** RFC 4514 §2: last RDN first, the attributes of one RDN joined by `+`, last first too (as OpenSSL does), escaped so that it reads back to the same name. */
export function formatName(rdns: readonly Rdn[], bytes: Uint8Array): string {
  let text = '';
  for (let index = rdns.length - 1; index >= 0; index--) {
    const rdn = rdns[index];
    if (rdn === undefined || rdn.attributes.length === 0) continue;
    if (text !== '') text += ',';
    text += formatRdn(rdn, bytes);
  }
  return text;
}

/** One relative distinguished name, as in `formatName`. */
export function formatRdn(rdn: Rdn, bytes: Uint8Array): string {
  let text = '';
  for (let index = rdn.attributes.length - 1; index >= 0; index--) {
    const attribute = rdn.attributes[index];
    if (attribute === undefined) continue;
    if (text !== '') text += '+';
    text += `${attribute.type}=${formatValue(attribute, bytes)}`;
  }
  return text;
}

function formatValue(attribute: NameAttribute, bytes: Uint8Array): string {
  const { type, oid, encoding, value, valueRange } = attribute;
  if (encoding === 'other') return value;
  // RFC 4514 §2.4: a type in dots has its value in hex.
  return type === oid ? hexValue(bytes, valueRange) : escapeValue(value);
}

/** A value that is no string, or whose type has no name: the bytes of its TLV (RFC 4514 §2.4). */
export function hexValue(bytes: Uint8Array, range: ByteRange): string {
  return `#${toHex(bytes, range.start, range.end).toUpperCase()}`;
}

/** RFC 4514 §2.4, and control characters as hex too, so that a name stays on its line. */
export function escapeValue(value: string): string {
  if (!needsEscape(value)) return value;
  let text = '';
  for (let index = 0; index < value.length; index++) {
    const atEdge = index === 0 || index === value.length - 1;
    text += escapeUnit(value.charCodeAt(index), index === 0, atEdge);
  }
  return text;
}

function needsEscape(value: string): boolean {
  const last = value.length - 1;
  for (let index = 0; index <= last; index++) {
    const code = value.charCodeAt(index);
    if (isSpecial(code) || (code === 0x20 && (index === 0 || index === last)) || (code === 0x23 && index === 0))
      return true;
  }
  return false;
}

// Control characters, and " + , ; < > \
function isSpecial(code: number): boolean {
  if (code < 0x20 || code === 0x7f) return true;
  if (code > 0x5c) return false;
  return (
    code === 0x22 || code === 0x2b || code === 0x2c || code === 0x3b || code === 0x3c || code === 0x3e || code === 0x5c
  );
}

function escapeUnit(code: number, atStart: boolean, atEdge: boolean): string {
  const character = String.fromCharCode(code);
  if (code < 0x20 || code === 0x7f) return `\\${code.toString(16).padStart(2, '0').toUpperCase()}`;
  const escaped = isSpecial(code) || (code === 0x20 && atEdge) || (code === 0x23 && atStart);
  return escaped ? `\\${character}` : character;
}
