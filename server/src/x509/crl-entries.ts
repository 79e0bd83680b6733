import { indefiniteLength, readHeader } from '../asn1/header.ts';
import type { DerNode, DerReader } from '../asn1/reader.ts';

const initialCapacity = 64;

/** Where each entry of a CRL's `revokedCertificates` starts. Memory: at most eight bytes an entry, nothing is decoded. */
export class CrlEntryIndex {
  readonly count: number;
  /** Byte offset after the last entry. */
  readonly end: number;
  readonly #offsets: Uint32Array;

  constructor(offsets: Uint32Array, count: number, end: number) {
    this.#offsets = offsets;
    this.count = count;
    this.end = end;
  }

  /** Byte offset of entry `index`; undefined outside. */
  startOf(index: number): number | undefined {
    return index >= 0 && index < this.count ? this.#offsets[index] : undefined;
  }
}

/** Indexes the children of `node` by stepping over them, header to header. */
export function indexCrlEntries(reader: DerReader, node: DerNode, where: string): CrlEntryIndex {
  const { bytes, limits } = reader;
  const end = node.contentEnd;
  let offsets = new Uint32Array(initialCapacity);
  let count = 0;
  let position = node.contentStart;
  while (position < end && count < limits.maxEntries) {
    if (count === offsets.length) offsets = grow(offsets);
    offsets[count++] = position;
    position = endOfValue(bytes, position, end);
  }
  if (position < end) {
    const rest = { start: position, end };
    reader.report('node-limit', rest, where, `more than ${limits.maxEntries} revoked certificates`);
  }
  return new CrlEntryIndex(offsets, count, end);
}

function grow(offsets: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(offsets.length * 2);
  larger.set(offsets);
  return larger;
}

/** Nearly all entries are shorter than 128 bytes, or have two octets of length: no header object is made for the former. */
function endOfValue(bytes: Uint8Array, start: number, end: number): number {
  const length = bytes[start + 1] ?? 0;
  if (((bytes[start] ?? 0) & 0x1f) !== 0x1f && length < 0x80) return Math.min(start + 2 + length, end);
  const header = readHeader(bytes, start, end);
  // Entries of indefinite length are not met in the wild: the rest counts as one.
  return header.length === indefiniteLength ? end : Math.min(header.content + header.length, end);
}
