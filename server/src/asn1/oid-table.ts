import { encodeOid } from './oid.ts';

/** What a table knows of one OID. */
export interface OidEntry<Meaning> {
  readonly oid: string;
  readonly meaning: Meaning;
}

interface Slot<Meaning> extends OidEntry<Meaning> {
  readonly encoded: readonly number[];
}

const bucketCount = 512;

/** Meanings of OIDs, found by their encoded bytes: no dotted text is made on the way. Constant once built. */
export class OidTable<Meaning> {
  readonly #byText: ReadonlyMap<string, Meaning>;
  // Built when first needed: a server that has just started, or never meets a post-quantum key, need not pay for the tables.
  #buckets: readonly Slot<Meaning>[][] | undefined;

  /** `entries` maps dotted OIDs to meanings. */
  constructor(entries: Iterable<readonly [oid: string, meaning: Meaning]>) {
    this.#byText = new Map(entries);
  }

  /** The entry of the OID whose content is bytes `start` to `end`. */
  find(bytes: Uint8Array, start: number, end: number): OidEntry<Meaning> | undefined {
    this.#buckets ??= buildBuckets(this.#byText);
    const bucket = this.#buckets[hash(bytes, start, end)] ?? [];
    for (let index = 0; index < bucket.length; index++) {
      const slot = bucket[index];
      if (slot !== undefined && matches(slot.encoded, bytes, start, end)) return slot;
    }
    return undefined;
  }

  /** The meaning of an OID in dots. */
  get(oid: string): Meaning | undefined {
    return this.#byText.get(oid);
  }
}

function buildBuckets<Meaning>(byText: ReadonlyMap<string, Meaning>): Slot<Meaning>[][] {
  const buckets: Slot<Meaning>[][] = Array.from({ length: bucketCount }, () => []);
  for (const [oid, meaning] of byText) {
    const encoded = encodeOid(oid);
    buckets[hash(encoded, 0, encoded.length)]?.push({ oid, meaning, encoded });
  }
  return buckets;
}

// The last octets tell OIDs apart best, and long ones need not be read whole.
function hash(bytes: ArrayLike<number>, start: number, end: number): number {
  const length = end - start;
  const last = bytes[end - 1] ?? 0;
  const second = length > 1 ? (bytes[end - 2] ?? 0) : 0;
  const third = length > 2 ? (bytes[end - 3] ?? 0) : 0;
  return (last + second * 31 + third * 67 + length * 131) & (bucketCount - 1);
}

function matches(encoded: readonly number[], bytes: Uint8Array, start: number, end: number): boolean {
  const length = encoded.length;
  if (length !== end - start) return false;
  for (let index = 0; index < length; index++) {
    if (encoded[index] !== bytes[start + index]) return false;
  }
  return true;
}
