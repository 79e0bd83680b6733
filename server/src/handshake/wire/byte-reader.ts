const nothing = new Uint8Array(0);

/** Reads the presentation language of TLS (RFC 8446 §3). Never throws: what is not there reads as zero or empty, and `truncated` says so. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #position = 0;
  #truncated = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#position >= this.#bytes.length;
  }

  /** Whether something was asked for that is not there. */
  get truncated(): boolean {
    return this.#truncated;
  }

  /** A view of the next `length` bytes; empty where there are fewer. */
  bytes(length: number): Uint8Array {
    const end = this.#position + length;
    if (end > this.#bytes.length) {
      this.#truncated = true;
      this.#position = this.#bytes.length;
      return nothing;
    }
    const view = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return view;
  }

  /** An unsigned number of `size` bytes, at most four. */
  uint(size: 1 | 2 | 3 | 4): number {
    return this.bytes(size).reduce((value, byte) => value * 256 + byte, 0);
  }

  /** A vector with a length of `size` bytes before it. */
  vector(size: 1 | 2 | 3): Uint8Array {
    return this.bytes(this.uint(size));
  }

  /** A vector to be read further. Its own truncation is its own. */
  enter(size: 1 | 2 | 3): ByteReader {
    return new ByteReader(this.vector(size));
  }
}

/** Reads elements until the vector is used up, or `limit` of them. */
export function readAll<T>(reader: ByteReader, limit: number, read: (reader: ByteReader) => T): T[] {
  const all: T[] = [];
  while (!reader.done && all.length < limit) all.push(read(reader));
  return all;
}

/** A vector of two-byte codes. */
export function readCodes(reader: ByteReader, limit = 512): number[] {
  return readAll(reader, limit, (each) => each.uint(2));
}
