import {
  BASE64_VALUES,
  CARRIAGE_RETURN,
  EQUALS,
  escapeLength,
  intendedCharacter,
  LINE_FEED,
  SPACE,
  TAB,
} from './alphabet.ts';
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
  /** Nothing but lines of equal length, equal line breaks and equal indentation, and right padding. */
  readonly regular: boolean;
  /** Units of indentation of every line; meaningful where regular. */
  readonly indentation: number;
  /** Reading stopped at the byte limit. */
  readonly limited: boolean;
}

const LONGEST_REGULAR_LINE = 76;

/**
 * Base64 of a stretch of text, decoded in place: no copy of the text, one look at each character.
 * Whatever is no base64 is passed over; what was meant as base64 (url-safe alphabet, look-alikes) is read as meant.
 * Nothing is read after the padding: what stands there belongs to no byte.
 */
export class Base64Decoder {
  readonly #text: string;
  readonly #origin: number;
  readonly #maxBytes: number;
  readonly #builder = new ByteMapBuilder();
  readonly #out: Uint8Array;
  #size = 0;
  #at = 0;
  #end = 0;
  #phase = 0;
  #pending = 0;
  #padding = 0;
  #regular = true;
  #gapBreak = 0;
  #gapLength = -1;

  /** Offsets in the map count from `origin`; `capacity` is the number of characters to expect. */
  constructor(text: string, origin: number, capacity: number, maxBytes: number) {
    this.#text = text;
    this.#origin = origin;
    this.#maxBytes = maxBytes;
    this.#out = new Uint8Array(Math.min(Math.ceil(capacity * 0.75), maxBytes) + 3);
  }

  /** Reads `[from, to)`; later calls carry on where the bits of the earlier ones ended. */
  read(from: number, to: number): void {
    this.#at = from;
    this.#end = to;
    while (this.#at < this.#end && this.#padding === 0 && this.#size < this.#maxBytes) {
      this.#readRun();
      this.#skipGap();
    }
    if (this.#at < this.#end) this.#skipPadding();
  }

  /** What was read so far. */
  result(): Decoded {
    const limited = this.#size >= this.#maxBytes;
    const size = Math.min(this.#size, this.#maxBytes);
    const characters = this.#builder.characters;
    return {
      bytes: this.#out.slice(0, size),
      map: this.#builder.build(size),
      characters,
      padding: this.#padding,
      canonical: this.#pending === 0,
      regular: this.#regular && !limited && this.#builder.stretches === 1 && this.#isPadded(characters),
      indentation: Math.max(0, this.#gapLength - (this.#gapBreak === CARRIAGE_RETURN ? 2 : 1)),
      limited,
    };
  }

  #isPadded(characters: number): boolean {
    return this.#padding < 3 && (characters + this.#padding) % 4 === 0 && this.#pending === 0;
  }

  #readRun(): void {
    const start = this.#at;
    if (this.#phase !== 0) this.#readSingles(true);
    if (this.#phase === 0) this.#readQuads();
    this.#readSingles(false);
    const length = this.#at - start;
    if (length === 0) return;
    if (length > LONGEST_REGULAR_LINE) this.#regular = false;
    this.#builder.add(start - this.#origin, length);
  }

  /** The hot loop: four characters, three bytes. */
  #readQuads(): void {
    const text = this.#text;
    const values = BASE64_VALUES;
    const out = this.#out;
    const last = Math.min(this.#end, this.#at + Math.floor((this.#maxBytes - this.#size + 2) / 3) * 4) - 4;
    let at = this.#at;
    let size = this.#size;
    for (; at <= last; at += 4) {
      const a = values[text.charCodeAt(at)] ?? -1;
      const b = values[text.charCodeAt(at + 1)] ?? -1;
      const c = values[text.charCodeAt(at + 2)] ?? -1;
      const d = values[text.charCodeAt(at + 3)] ?? -1;
      if ((a | b | c | d) < 0) break;
      out[size] = (a << 2) | (b >> 4);
      out[size + 1] = (b << 4) | (c >> 2);
      out[size + 2] = (c << 6) | d;
      size += 3;
    }
    this.#at = at;
    this.#size = size;
  }

  /** One by one: to the end of the run, or only until the bits stand on a byte again. */
  #readSingles(align: boolean): void {
    for (; this.#at < this.#end && this.#size < this.#maxBytes; this.#at++) {
      const value = BASE64_VALUES[this.#text.charCodeAt(this.#at)] ?? -1;
      if (value < 0 || (align && this.#phase === 0)) return;
      this.#push(value);
    }
  }

  #push(value: number): void {
    if (this.#phase > 0) {
      const missing = this.#phase * 2;
      this.#out[this.#size++] = (this.#pending << missing) | (value >> (6 - missing));
      this.#pending = value & ((1 << (6 - missing)) - 1);
    } else {
      this.#pending = value;
    }
    this.#phase = (this.#phase + 1) & 3;
    if (this.#phase === 0) this.#pending = 0;
  }

  #skipGap(): void {
    if (this.#at >= this.#end) return;
    this.#skipLineBreak();
    while (this.#at < this.#end) {
      const code = this.#text.charCodeAt(this.#at);
      if ((BASE64_VALUES[code] ?? -1) >= 0) return;
      if (code === EQUALS) {
        this.#skipPadding();
        return;
      }
      this.#skipForeign();
    }
  }

  /** The one gap of a regular body: a line break and the indentation, always the same. */
  #skipLineBreak(): void {
    const start = this.#at;
    const code = this.#text.charCodeAt(start);
    if (code === EQUALS) return;
    let at = start + 1;
    if (code === CARRIAGE_RETURN && this.#text.charCodeAt(at) === LINE_FEED) at++;
    else if (code !== LINE_FEED) {
      this.#regular = false;
      return;
    }
    while (at < this.#end && isIndentation(this.#text.charCodeAt(at))) at++;
    this.#at = at;
    if (this.#gapLength < 0) {
      this.#gapLength = at - start;
      this.#gapBreak = code;
    } else if (at - start !== this.#gapLength || code !== this.#gapBreak) this.#regular = false;
  }

  /** One character (or escape) that is no base64. */
  #skipForeign(): void {
    this.#regular = false;
    const escaped = escapeLength(this.#text, this.#at);
    const intended = escaped > 0 ? undefined : intendedCharacter(this.#text.charAt(this.#at));
    if (intended !== undefined) {
      this.#push(BASE64_VALUES[intended.charCodeAt(0)] ?? 0);
      this.#builder.add(this.#at - this.#origin, 1);
    }
    this.#at = Math.min(this.#end, this.#at + Math.max(1, escaped));
  }

  #skipPadding(): void {
    while (this.#at < this.#end && this.#text.charCodeAt(this.#at) === EQUALS) {
      this.#at++;
      this.#padding++;
    }
    if (this.#at >= this.#end) return;
    this.#skipLineBreak();
    if (this.#at < this.#end) this.#regular = false;
  }
}

function isIndentation(code: number): boolean {
  return code === SPACE || code === TAB;
}
