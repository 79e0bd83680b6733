import { ALPHABET, CARRIAGE_RETURN, EQUALS, LINE_FEED, SPACE, TAB } from './alphabet.ts';
import { ByteMap } from './byte-map.ts';

/** A body without any deviation, decoded. */
export interface SoundBody {
  readonly bytes: Uint8Array;
  readonly map: ByteMap;
  /** Blanks before every line, the END line included. */
  readonly indentation: number;
}

const LONGEST_LINE = 76;
const A = 65;
const encoder = new TextEncoder();

/** 12 bits for two ASCII characters (`first << 7 | second`), -1 where one of them is no base64. */
const PAIRS: Int16Array = makePairs();

function makePairs(): Int16Array {
  const pairs = new Int16Array(1 << 14).fill(-1);
  for (let high = 0; high < 64; high++) {
    for (let low = 0; low < 64; low++) {
      pairs[(ALPHABET.charCodeAt(high) << 7) | ALPHABET.charCodeAt(low)] = (high << 6) | low;
    }
  }
  return pairs;
}

/**
 * Reads bodies that are as everyone writes them: lines of one length, a whole number of quads, one kind of break, one indentation,
 * right padding. Gives up at the first deviation. Holds its working memory, so that one reader serves a whole text.
 */
export class SoundBodyReader {
  #input = new Uint8Array(4096);
  #output = new Uint8Array(3072);
  #at = 0;
  #size = 0;
  #padding = 0;

  /** Decodes `text[from, to)`, from the end of the BEGIN line to the first dash of END; the map counts from `origin`. */
  read(text: string, from: number, to: number, origin: number): SoundBody | undefined {
    const length = to - from;
    if (!this.#load(text, from, to)) return undefined;
    const gap = this.#gapLengthAt(0, length);
    if (gap === 0) return undefined;
    const lineLength = this.#readLines(gap, length);
    if (lineLength === undefined) return undefined;
    const characters = Math.ceil((this.#size * 4) / 3);
    return {
      bytes: this.#output.slice(0, this.#size),
      map: new ByteMap([from - origin + gap, 0, lineLength, lineLength + gap], characters, this.#size),
      indentation: gap - (this.#input[0] === CARRIAGE_RETURN ? 2 : 1),
    };
  }

  /** Copies the text as bytes, which are read much faster than characters; false where it is not all ASCII. */
  #load(text: string, from: number, to: number): boolean {
    const length = to - from;
    if (length > this.#input.length) {
      this.#input = new Uint8Array(length);
      this.#output = new Uint8Array(Math.ceil(length * 0.75));
    }
    const { read, written } = encoder.encodeInto(text.slice(from, to), this.#input);
    return read === length && written === length;
  }

  /** Characters per line; undefined for any deviation. */
  #readLines(gap: number, length: number): number | undefined {
    this.#at = gap;
    this.#size = 0;
    this.#padding = 0;
    const lineLength = this.#readLine(length);
    if (lineLength === 0 || lineLength > LONGEST_LINE) return undefined;
    let last = lineLength;
    while (this.#skipGap(gap, length)) {
      if (this.#at === length) return lineLength;
      if (last !== lineLength || this.#padding > 0) return undefined;
      last = this.#readLine(length);
      if (last === 0 || last > lineLength) return undefined;
    }
    return undefined;
  }

  /** Reads to the end of the line's base64; returns how many characters that was, padding included. */
  #readLine(length: number): number {
    const start = this.#at;
    this.#readQuads(length);
    if (this.#at + 4 <= length && this.#input[this.#at + 3] === EQUALS) this.#readPaddedQuad();
    return this.#at - start;
  }

  #readQuads(length: number): void {
    const input = this.#input;
    const output = this.#output;
    let at = this.#at;
    let size = this.#size;
    for (; at + 4 <= length; at += 4) {
      const high = PAIRS[((input[at] ?? 0) << 7) | (input[at + 1] ?? 0)] ?? -1;
      const low = PAIRS[((input[at + 2] ?? 0) << 7) | (input[at + 3] ?? 0)] ?? -1;
      if ((high | low) < 0) break;
      output[size] = high >> 4;
      output[size + 1] = (high << 4) | (low >> 8);
      output[size + 2] = low;
      size += 3;
    }
    this.#at = at;
    this.#size = size;
  }

  /** `xx==` and `xxx=`; left unread where the unused bits are not zero. */
  #readPaddedQuad(): void {
    const input = this.#input;
    const at = this.#at;
    const two = input[at + 2] === EQUALS;
    const high = PAIRS[((input[at] ?? 0) << 7) | (input[at + 1] ?? 0)] ?? -1;
    const low = two ? 0 : (PAIRS[((input[at + 2] ?? 0) << 7) | A] ?? -1);
    const unused = two ? high & 0xf : (low >> 6) & 3;
    if (high < 0 || low < 0 || unused !== 0) return;
    this.#output[this.#size] = high >> 4;
    if (!two) this.#output[this.#size + 1] = (high << 4) | (low >> 8);
    this.#padding = two ? 2 : 1;
    this.#size += 3 - this.#padding;
    this.#at = at + 4;
  }

  #skipGap(gap: number, length: number): boolean {
    const same = this.#input[this.#at] === this.#input[0] && this.#gapLengthAt(this.#at, length) === gap;
    if (same) this.#at += gap;
    return same;
  }

  /** Length of the LF or CRLF at `at` and of the blanks after it; 0 where there is no such break. */
  #gapLengthAt(at: number, length: number): number {
    const input = this.#input;
    let end = at;
    if (input[end] === CARRIAGE_RETURN) end++;
    if (end >= length || input[end] !== LINE_FEED) return 0;
    end++;
    while (end < length && (input[end] === SPACE || input[end] === TAB)) end++;
    return end - at;
  }
}
