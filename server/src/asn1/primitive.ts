import type { ByteRange } from '../text/range.ts';
import { toHex } from './hex.ts';
import type { DerNode } from './node.ts';
import type { DerReader } from './reader.ts';

/** An INTEGER of any size: lower-case hex of its magnitude as encoded, minus sign where negative; `00` for zero, empty where absent. */
export interface DerInteger {
  readonly hex: string;
  readonly negative: boolean;
}

/** INTEGER (X.690 §8.3). Redundant leading octets are reported, and do not change the value. */
export function readInteger(reader: DerReader, node: DerNode, where: string): DerInteger {
  const { bytes } = reader;
  const { contentStart, contentEnd } = node;
  if (contentStart === contentEnd) {
    if (node.present) reader.report('bad-value', node, where, 'INTEGER without content');
    return { hex: '', negative: false };
  }
  const first = bytes[contentStart] ?? 0;
  reportRedundantOctets(reader, node, where);
  if (first >= 0x80) return { hex: `-${negatedHex(bytes, contentStart, contentEnd)}`, negative: true };
  let start = contentStart;
  while (start < contentEnd - 1 && bytes[start] === 0) start++;
  return { hex: toHex(bytes, start, contentEnd), negative: false };
}

function reportRedundantOctets(reader: DerReader, node: DerNode, where: string): void {
  if (node.length < 2) return;
  const first = reader.bytes[node.contentStart] ?? 0;
  const second = reader.bytes[node.contentStart + 1] ?? 0;
  if ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)) {
    reader.report('non-minimal-integer', node, where, 'INTEGER with redundant leading octets');
  }
}

function negatedHex(bytes: Uint8Array, start: number, end: number): string {
  const magnitude: number[] = [];
  let carry = 1;
  for (let position = end - 1; position >= start; position--) {
    const octet = (~(bytes[position] ?? 0) & 0xff) + carry;
    magnitude.unshift(octet & 0xff);
    carry = octet >> 8;
  }
  const significant = magnitude.findIndex((octet) => octet !== 0);
  return toHex(Uint8Array.from(magnitude.slice(significant < 0 ? -1 : significant)));
}

/** INTEGER or ENUMERATED below 2^31 in magnitude; undefined where it is absent, empty or larger. */
export function readSmallInteger(reader: DerReader, node: DerNode, where: string): number | undefined {
  if (node.length === 0) {
    if (node.present) reader.report('bad-value', node, where, 'INTEGER without content');
    return undefined;
  }
  reportRedundantOctets(reader, node, where);
  const { bytes } = reader;
  let start = node.contentStart;
  while (start < node.contentEnd - 1 && bytes[start] === 0) start++;
  if (node.contentEnd - start > 4) return undefined;
  let value = (bytes[node.contentStart] ?? 0) >= 0x80 ? -1 : 0;
  for (let position = start; position < node.contentEnd; position++) value = value * 256 + (bytes[position] ?? 0);
  return Math.abs(value) < 2 ** 31 ? value : undefined;
}

/** BOOLEAN; DER's true is 0xff, anything else but 0 is reported and taken as true. False where absent. */
export function readBoolean(reader: DerReader, node: DerNode, where: string): boolean {
  if (!node.present) return false;
  const value = reader.bytes[node.contentStart] ?? 0;
  if (node.length !== 1) reader.report('bad-value', node, where, `BOOLEAN of ${node.length} bytes`);
  else if (value !== 0 && value !== 0xff) reader.report('bad-value', node, where, 'BOOLEAN that is neither 00 nor ff');
  return node.length > 0 && value !== 0;
}

/** A BIT STRING's bytes after the unused-bits octet, and how many of the last byte's bits do not count. */
export interface DerBitString {
  readonly content: ByteRange;
  readonly unusedBits: number;
}

/** BIT STRING (X.690 §8.6); also for implicitly tagged ones. */
export function readBitString(reader: DerReader, node: DerNode, where: string): DerBitString {
  const { contentStart, contentEnd } = node;
  if (contentStart === contentEnd) {
    if (node.present) reader.report('bad-value', node, where, 'BIT STRING without content');
    return { content: { start: contentEnd, end: contentEnd }, unusedBits: 0 };
  }
  const unusedBits = reader.bytes[contentStart] ?? 0;
  if (unusedBits > 7 || (unusedBits > 0 && node.length === 1)) {
    reader.report('bad-value', node, where, `BIT STRING with ${unusedBits} unused bits`);
  }
  return { content: { start: contentStart + 1, end: contentEnd }, unusedBits: Math.min(unusedBits, 7) };
}

/** Names of the bits set in a named-bit BIT STRING (KeyUsage, ReasonFlags); `bit N` beyond `names`. */
export function namedBits(bytes: Uint8Array, bits: DerBitString, names: readonly string[]): string[] {
  const { start, end } = bits.content;
  const count = Math.min((end - start) * 8 - bits.unusedBits, 64);
  const set: string[] = [];
  for (let bit = 0; bit < count; bit++) {
    const octet = bytes[start + (bit >> 3)] ?? 0;
    if ((octet & (0x80 >> (bit & 7))) !== 0) set.push(names[bit] ?? `bit ${bit}`);
  }
  return set;
}
