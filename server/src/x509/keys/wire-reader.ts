/** Reads SSH's length-prefixed values (RFC 4251 §5) one after the other; each is undefined past the end. */
export class WireReader {
  readonly #bytes: Uint8Array;
  #offset: number;

  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes;
    this.#offset = offset;
  }

  uint32(): number | undefined {
    const [a, b, c, d] = this.#bytes.subarray(this.#offset, this.#offset + 4);
    this.#offset += 4;
    if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
    return a * 0x1000000 + b * 0x10000 + c * 0x100 + d;
  }

  string(): Uint8Array | undefined {
    const length = this.uint32();
    const start = this.#offset;
    if (length === undefined || start + length > this.#bytes.length) {
      this.#offset = this.#bytes.length;
      return undefined;
    }
    this.#offset = start + length;
    return this.#bytes.subarray(start, start + length);
  }

  /** A name: short and printable ASCII. Anything else is undefined, and so never quoted. */
  text(): string | undefined {
    const value = this.string();
    const isName = value !== undefined && value.length <= 64 && value.every((byte) => byte > 0x20 && byte < 0x7f);
    return isName ? String.fromCharCode(...value) : undefined;
  }
}
