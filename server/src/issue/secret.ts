/**
 * Bytes that only the writer of a file may see: a private key, a file that holds one, a password. Nothing that prints, compares or
 * serialises a value shows them; `reveal` is the one way out, and its callers are what a review of this project reads first.
 */
export class Secret {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The bytes themselves, not a copy. */
  reveal(): Uint8Array {
    return this.#bytes;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}
