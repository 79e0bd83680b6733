import type { ByteRange, TextRange } from '../text/range.ts';

/** Numbers per stretch: offset, first character, characters per line, distance between line starts. */
const WIDTH = 4;

/**
 * Where the base64 characters of some bytes stand in a text, through any layout of lines.
 * Lines of equal length at equal distances are one entry, so that an ordinary block has one and a lookup costs O(log entries).
 */
export class ByteMap {
  readonly #stretches: readonly number[];
  readonly #characters: number;
  readonly #byteLength: number;

  constructor(stretches: readonly number[], characters: number, byteLength: number) {
    this.#stretches = stretches;
    this.#characters = characters;
    this.#byteLength = byteLength;
  }

  /** The characters that encode these bytes: from the first character that carries one of their bits to the last. */
  textRangeOf(bytes: ByteRange): TextRange {
    const start = Math.max(0, Math.min(bytes.start, this.#byteLength));
    const end = Math.max(start, Math.min(bytes.end, this.#byteLength));
    if (end === start) return this.#emptyRange(start);
    return {
      start: this.#offsetOf(Math.floor((start * 4) / 3)),
      end: this.#offsetOf(Math.floor((end * 8 - 1) / 6)) + 1,
    };
  }

  /** The first byte that the character at `offset` carries bits of; undefined outside the base64. */
  byteAt(offset: number): number | undefined {
    const character = this.#characterAt(offset);
    if (character === undefined) return undefined;
    const byte = Math.floor((character * 3) / 4);
    return byte < this.#byteLength ? byte : undefined;
  }

  #emptyRange(byte: number): TextRange {
    if (this.#byteLength === 0) return { start: this.#number(0), end: this.#number(0) };
    if (byte < this.#byteLength) {
      const start = this.#offsetOf(Math.floor((byte * 4) / 3));
      return { start, end: start };
    }
    const end = this.#offsetOf(Math.floor((byte * 8 - 1) / 6)) + 1;
    return { start: end, end };
  }

  #offsetOf(character: number): number {
    const entry = this.#find(1, character);
    const within = character - this.#number(entry + 1);
    const perLine = this.#number(entry + 2);
    const line = Math.floor(within / perLine);
    return this.#number(entry) + line * this.#number(entry + 3) + (within - line * perLine);
  }

  #characterAt(offset: number): number | undefined {
    if (this.#characters === 0 || offset < this.#number(0)) return undefined;
    const entry = this.#find(0, offset);
    const within = offset - this.#number(entry);
    const line = Math.floor(within / this.#number(entry + 3));
    const column = within - line * this.#number(entry + 3);
    if (column >= this.#number(entry + 2)) return undefined;
    const character = this.#number(entry + 1) + line * this.#number(entry + 2) + column;
    const next = this.#stretches[entry + WIDTH + 1] ?? this.#characters;
    return character < next ? character : undefined;
  }

  /** Index of the last entry whose `field` is not beyond `value`. */
  #find(field: number, value: number): number {
    let low = 0;
    let high = this.#stretches.length / WIDTH;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#number(middle * WIDTH + field) <= value) low = middle;
      else high = middle;
    }
    return low * WIDTH;
  }

  #number(index: number): number {
    return this.#stretches[index] ?? 0;
  }
}

/** Collects the contiguous runs of base64 characters in text order. */
export class ByteMapBuilder {
  readonly #stretches: number[] = [];
  #characters = 0;
  #lastStart = 0;
  #lastLength = 0;

  /** Base64 characters so far. */
  get characters(): number {
    return this.#characters;
  }

  /** Entries so far: 1 as long as all lines look alike. */
  get stretches(): number {
    return this.#stretches.length / WIDTH;
  }

  /** Adds the run of `length` characters at `start`. */
  add(start: number, length: number): void {
    if (!this.#continues(start, length)) this.#stretches.push(start, this.#characters, length, length);
    this.#characters += length;
    this.#lastStart = start;
    this.#lastLength = length;
  }

  /** The map, for `byteLength` decoded bytes. */
  build(byteLength: number): ByteMap {
    return new ByteMap(this.#stretches, this.#characters, byteLength);
  }

  #continues(start: number, length: number): boolean {
    const entry = this.#stretches.length - WIDTH;
    if (entry < 0) return false;
    const perLine = this.#stretches[entry + 2] ?? 0;
    if (this.#lastLength !== perLine || length > perLine) return false;
    const stride = start - this.#lastStart;
    if (this.#lastStart === this.#stretches[entry]) this.#stretches[entry + 3] = stride;
    return this.#stretches[entry + 3] === stride;
  }
}
