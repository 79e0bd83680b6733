import { BASE64_VALUES, EQUALS, escapeLength, intendedCharacter } from './alphabet.ts';
import { type ByteMap, ByteMapBuilder } from './byte-map.ts';

/** What some characters decode to. */
export interface Decoded {
  readonly bytes: Uint8Array;
  readonly map: ByteMap;
  /** Base64 characters before the padding. */
  readonly characters: number;
  /** Padding characters. */
  readonly padding: number;
  /** Bits of the last character that no byte takes up are zero. */
  readonly canonical: boolean;
  /** Reading stopped at the byte limit. */
  readonly limited: boolean;
}

/**
 * Base64 in any state, decoded in place. Whatever is no base64 is passed over;
 * what was meant as base64 (url-safe alphabet, look-alikes) is read as meant.
 * Nothing is read after the padding: what stands there belongs to no byte.
 */
export class Base64Decoder {
  readonly #text: string;
  readonly #origin: number;
  readonly #maxBytes: number;
  readonly #builder = new ByteMapBuilder();
  readonly #out: Uint8Array;
  #size = 0;
  #phase = 0;
  #pending = 0;
  #padding = 0;
  #limited = false;

  /** Offsets in the map count from `origin`; `capacity` is the number of characters to expect. */
  constructor(text: string, origin: number, capacity: number, maxBytes: number) {
    this.#text = text;
    this.#origin = origin;
    this.#maxBytes = Math.min(maxBytes, Math.ceil(capacity * 0.75) + 1);
    this.#out = new Uint8Array(this.#maxBytes);
  }

  /** Reads `[from, to)`; later calls carry on where the bits of the earlier ones ended. */
  read(from: number, to: number): void {
    let at = from;
    while (at < to && !this.#limited) {
      const end = this.#readRun(at, to);
      at = end > at ? end : this.#readOther(at);
    }
  }

  /** What was read so far. */
  result(): Decoded {
    return {
      bytes: this.#out.slice(0, this.#size),
      map: this.#builder.build(this.#size),
      characters: this.#builder.characters,
      padding: this.#padding,
      canonical: this.#pending === 0,
      limited: this.#limited,
    };
  }

  /** Reads base64 characters from `start` on; returns where they end. */
  #readRun(start: number, to: number): number {
    let at = start;
    for (; at < to && this.#padding === 0 && !this.#limited; at++) {
      const value = BASE64_VALUES[this.#text.charCodeAt(at)] ?? -1;
      if (value < 0) break;
      this.#push(value);
    }
    if (at > start) this.#builder.add(start - this.#origin, at - start);
    return at;
  }

  /** Passes over one character (or escape) that is no base64, or comes after the padding. */
  #readOther(at: number): number {
    if (this.#text.charCodeAt(at) === EQUALS) {
      this.#padding++;
      return at + 1;
    }
    const escaped = escapeLength(this.#text, at);
    if (escaped > 0) return at + escaped;
    const intended = this.#padding > 0 ? undefined : intendedCharacter(this.#text.charAt(at));
    if (intended !== undefined) {
      this.#push(BASE64_VALUES[intended.charCodeAt(0)] ?? 0);
      this.#builder.add(at - this.#origin, 1);
    }
    return at + 1;
  }

  #push(value: number): void {
    if (this.#phase === 0) {
      this.#pending = value;
      this.#phase = 1;
      return;
    }
    if (this.#size === this.#maxBytes) {
      this.#limited = true;
      return;
    }
    const missing = this.#phase * 2;
    this.#out[this.#size++] = (this.#pending << missing) | (value >> (6 - missing));
    this.#pending = value & ((1 << (6 - missing)) - 1);
    this.#phase = (this.#phase + 1) & 3;
  }
}
