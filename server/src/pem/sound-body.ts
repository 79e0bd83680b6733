import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB } from './alphabet.ts';
import { ByteMap } from './byte-map.ts';
import { readPaddedQuad, readQuads } from './quads.ts';

/** A body without any deviation, decoded. */
export interface SoundBody {
  readonly bytes: Uint8Array;
  readonly map: ByteMap;
  /** Blanks before every line, the END line included. */
  readonly indentation: number;
}

const LONGEST_LINE = 76;
const encoder = new TextEncoder();
const noBytes = new Uint8Array();

/**
 * Reads bodies that are as everyone writes them: lines of one length, a whole number of quads, one kind of break, one indentation,
 * right padding. Gives up at the first deviation. Holds its working memory, so that one reader serves a whole text.
 */
export class SoundBodyReader {
  #input: Uint8Array = noBytes;
  #output: Uint8Array = noBytes;
  #at = 0;
  #size = 0;
  #padded = false;

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
    const lineLength = this.#readLine(length);
    if (lineLength === 0 || lineLength > LONGEST_LINE) return undefined;
    let last = lineLength;
    while (this.#skipGap(gap, length)) {
      if (this.#at === length) return lineLength;
      if (last !== lineLength || this.#padded) return undefined;
      last = this.#readLine(length);
      if (last === 0 || last > lineLength) return undefined;
    }
    return undefined;
  }

  /** Reads to the end of the line's base64; returns how many characters that was, padding included. */
  #readLine(length: number): number {
    const start = this.#at;
    const end = readQuads(this.#input, start, length, this.#output, this.#size);
    this.#size += ((end - start) / 4) * 3;
    const rest = readPaddedQuad(this.#input, end, length, this.#output, this.#size);
    this.#size += rest;
    this.#padded = rest > 0;
    this.#at = rest > 0 ? end + 4 : end;
    return this.#at - start;
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
