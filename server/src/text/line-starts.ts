import type { TextSlices, TextSplice } from './range.ts';

/**
 * Offsets (UTF-16) at which the lines of `text[from, to)` begin after a line break; LSP breaks: `\n`, `\r\n`, `\r`.
 * Jumps from break to break with `indexOf`, which is many times faster than looking at each character.
 */
function lineStartsWithin(text: TextSlices, from: number, to: number): number[] {
  const part = text.slice(from, to);
  const starts: number[] = [];
  let feed = part.indexOf('\n');
  let carriage = part.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    const at = isFeed ? feed : carriage;
    if (isFeed || text.slice(from + at + 1, from + at + 2) !== '\n') starts.push(from + at + 1);
    if (isFeed) feed = part.indexOf('\n', at + 1);
    else carriage = part.indexOf('\r', at + 1);
  }
  return starts;
}

/** Start offset (UTF-16) of every line of `text`; never empty. */
export function computeLineStarts(text: string): Uint32Array {
  const breaks = lineStartsWithin(text, 0, text.length);
  const starts = new Uint32Array(breaks.length + 1);
  starts.set(breaks, 1);
  return starts;
}

/** Line starts after one splice: only the lines around it are read again. `text` is the new text. */
export function spliceLineStarts(previous: Uint32Array, text: TextSlices, splice: TextSplice): Uint32Array {
  // One unit more on both sides, because an edit may join or part a `\r\n`.
  const from = Math.max(0, splice.start - 1);
  const to = Math.min(text.length, splice.newEnd + 1);
  const delta = splice.newEnd - splice.oldEnd;
  const keepBefore = lineOf(previous, from) + 1;
  const keepAfter = firstStartBeyond(previous, to - delta);
  const between = lineStartsWithin(text, from, to);
  const next = new Uint32Array(keepBefore + between.length + previous.length - keepAfter);
  next.set(previous.subarray(0, keepBefore));
  next.set(between, keepBefore);
  const tail = keepBefore + between.length;
  for (let index = keepAfter; index < previous.length; index++)
    next[tail + index - keepAfter] = (previous[index] ?? 0) + delta;
  return next;
}

/** Index of the line that holds `offset`. */
export function lineOf(lineStarts: Uint32Array, offset: number): number {
  return Math.max(0, firstStartBeyond(lineStarts, offset) - 1);
}

/** Index of the first line that starts after `offset`. */
function firstStartBeyond(lineStarts: Uint32Array, offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
