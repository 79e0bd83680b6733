import type { TextSplice } from './range.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Offsets (UTF-16) at which the lines of `text[from, to)` begin after a line break; LSP breaks: `\n`, `\r\n`, `\r`. */
function lineStartsWithin(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(index + 1) !== LINE_FEED))
      starts.push(index + 1);
  }
  return starts;
}

/** Start offset (UTF-16) of every line of `text`; never empty. */
export function computeLineStarts(text: string): Uint32Array {
  return Uint32Array.from([0, ...lineStartsInChunks(text)]);
}

/** Collected in chunks: spreading one array of a million numbers would overflow the stack. */
function* lineStartsInChunks(text: string): Generator<number> {
  const chunk = 1 << 16;
  for (let from = 0; from < text.length; from += chunk) {
    yield* lineStartsWithin(text, from, Math.min(text.length, from + chunk));
  }
}

/** Line starts after one splice: only the lines around it are read again. `text` is the new text. */
export function spliceLineStarts(previous: Uint32Array, text: string, splice: TextSplice): Uint32Array {
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
