import type { DerNode } from './node.ts';
import type { DerReader } from './reader.ts';

/** OBJECT IDENTIFIER content in dots (X.690 §8.19); arcs of any size. Undefined where the bytes are no OID. */
export function decodeOid(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (start >= end || (bytes[end - 1] ?? 0) >= 0x80) return undefined;
  let text = '';
  let position = start;
  while (position < end) {
    const arcStart = position;
    while ((bytes[position] ?? 0) >= 0x80) position++;
    position++;
    const arc = position - arcStart > 7 ? bigArc(bytes, arcStart, position) : smallArc(bytes, arcStart, position);
    text = arcStart === start ? firstArcs(arc) : `${text}.${arc}`;
  }
  return text;
}

function smallArc(bytes: Uint8Array, start: number, end: number): number {
  let arc = 0;
  for (let position = start; position < end; position++) arc = arc * 128 + ((bytes[position] ?? 0) & 0x7f);
  return arc;
}

// UUID arcs (2.25.…) have 128 bits.
function bigArc(bytes: Uint8Array, start: number, end: number): bigint {
  let arc = 0n;
  for (let position = start; position < end; position++) arc = (arc << 7n) | BigInt((bytes[position] ?? 0) & 0x7f);
  return arc;
}

function firstArcs(arc: number | bigint): string {
  if (arc < 40) return `0.${arc}`;
  if (arc < 80) return `1.${BigInt(arc) - 40n}`;
  return `2.${BigInt(arc) - 80n}`;
}

/** OBJECT IDENTIFIER content of a dotted OID, for tables; arcs below 2^53. */
export function encodeOid(dotted: string): readonly number[] {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return [first * 40 + second, ...rest].flatMap(encodeArc);
}

function encodeArc(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) | 0x80);
  return octets;
}

/** The OID of a node in dots; one that is no OID is reported and gives the empty string (absent nodes silently). */
export function readOid(reader: DerReader, node: DerNode, where: string): string {
  if (!node.present) return '';
  const oid = decodeOid(reader.bytes, node.contentStart, node.contentEnd);
  if (oid !== undefined) return oid;
  reader.report('bad-value', node, where, 'these bytes are no object identifier');
  return '';
}
