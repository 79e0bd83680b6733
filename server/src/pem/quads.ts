import { ALPHABET, EQUALS } from './alphabet.ts';

const A = 65;

/** 12 bits for two ASCII characters (`first << 7 | second`), -1 where one of them is no base64. */
const PAIRS: Int16Array = makePairs();

function makePairs(): Int16Array {
  const pairs = new Int16Array(1 << 14).fill(-1);
  // At every start, in code that is not compiled yet: so the loop touches local numbers only.
  const codes = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
  for (let high = 0; high < 64; high++) {
    const first = (codes[high] ?? 0) << 7;
    for (let low = 0; low < 64; low++) pairs[first | (codes[low] ?? 0)] = (high << 6) | low;
  }
  return pairs;
}

/**
 * Decodes whole quads of ASCII base64 from `input[from, to)` into `output` at `size`, three bytes each.
 * Returns where it stopped: at the end, or at the first quad that is more than base64.
 */
export function readQuads(input: Uint8Array, from: number, to: number, output: Uint8Array, size: number): number {
  let at = from;
  let out = size;
  for (; at + 4 <= to; at += 4) {
    const high = PAIRS[((input[at] ?? 0) << 7) | (input[at + 1] ?? 0)] ?? -1;
    const low = PAIRS[((input[at + 2] ?? 0) << 7) | (input[at + 3] ?? 0)] ?? -1;
    if ((high | low) < 0) break;
    output[out] = high >> 4;
    output[out + 1] = (high << 4) | (low >> 8);
    output[out + 2] = low;
    out += 3;
  }
  return at;
}

/** Decodes `xx==` or `xxx=` at `at`. Returns the number of bytes, 0 for anything else, unused bits that are not zero included. */
export function readPaddedQuad(input: Uint8Array, at: number, to: number, output: Uint8Array, size: number): number {
  if (at + 4 > to || input[at + 3] !== EQUALS) return 0;
  const two = input[at + 2] === EQUALS;
  const high = PAIRS[((input[at] ?? 0) << 7) | (input[at + 1] ?? 0)] ?? -1;
  const low = two ? 0 : (PAIRS[((input[at + 2] ?? 0) << 7) | A] ?? -1);
  const unused = two ? high & 0xf : (low >> 6) & 3;
  if (high < 0 || low < 0 || unused !== 0) return 0;
  output[size] = high >> 4;
  if (two) return 1;
  output[size + 1] = (high << 4) | (low >> 8);
  return 2;
}
