import type { TextSlices, TextSplice } from '../text/range.ts';
import { MARKER_REACH } from './marker.ts';
import { endOf, nextBlock } from './next-block.ts';
import { createReadContext } from './read-block.ts';
import type { PemBlock, PemLimits, PlacedBlock } from './types.ts';

/** A part of the text. */
interface Window {
  readonly start: number;
  readonly text: string;
  readonly reachesEnd: boolean;
}

/** All blocks of the text, given those of the version before `splice`. Looks at `reach` UTF-16 units after the edit first. */
export function rescanAround(
  previous: readonly PlacedBlock[],
  text: TextSlices,
  splice: TextSplice,
  limits: PemLimits,
  reach: number,
): PlacedBlock[] {
  const kept = countUntouched(previous, splice.start);
  const start = Math.max(0, endOf(previous[kept - 1]) - MARKER_REACH);
  const end = Math.min(text.length, splice.newEnd + reach);
  const windowTo = (to: number): Window => ({ start, text: text.slice(start, to), reachesEnd: to === text.length });
  return (
    rescanWindow(previous, kept, windowTo(end), splice, limits) ??
    rescanWindow(previous, kept, windowTo(text.length), splice, limits) ??
    []
  );
}

/** Undefined where what lies beyond the window matters. */
function rescanWindow(
  previous: readonly PlacedBlock[],
  kept: number,
  window: Window,
  splice: TextSplice,
  limits: PemLimits,
): PlacedBlock[] | undefined {
  const context = createReadContext(window.text, limits);
  const delta = splice.newEnd - splice.oldEnd;
  const blocks = previous.slice(0, kept);
  let at = endOf(previous[kept - 1]) - window.start;
  for (let found = nextBlock(context, at); found !== undefined; found = nextBlock(context, at)) {
    if (!window.reachesEnd && found.start + found.block.reach > window.text.length) return undefined;
    const next = { start: found.start + window.start, block: found.block };
    const old = next.start < splice.start ? next.start : next.start - delta;
    const index = countBefore(previous, old);
    const twin = previous[index]?.start === old ? previous[index] : undefined;
    if (twin !== undefined && next.start - MARKER_REACH >= splice.newEnd) {
      return blocks.concat(moved(previous, index, delta));
    }
    blocks.push(twin !== undefined && isSame(twin, next, splice) ? { start: next.start, block: twin.block } : next);
    at = endOf(found);
  }
  return window.reachesEnd ? blocks : undefined;
}

/** The blocks from `index` on, `delta` units further. */
function moved(blocks: readonly PlacedBlock[], index: number, delta: number): PlacedBlock[] {
  const rest = blocks.slice(index);
  return delta === 0 ? rest : rest.map(({ start, block }) => ({ start: start + delta, block }));
}

/** How many blocks at the beginning were read without looking at anything from `offset` on. */
function countUntouched(blocks: readonly PlacedBlock[], offset: number): number {
  let count = countBefore(blocks, offset);
  for (; count > 0; count--) {
    const placed = blocks[count - 1];
    // Two conditions, because an earlier block may have looked further than a later one, but never beyond this.
    if (
      placed !== undefined &&
      placed.start + placed.block.reach <= offset &&
      endOf(placed) + 2 * MARKER_REACH < offset
    )
      break;
  }
  return count;
}

/** How many blocks start before `offset`. */
function countBefore(blocks: readonly PlacedBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(blocks[middle]) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf(placed: PlacedBlock | undefined): number {
  return placed?.start ?? Number.POSITIVE_INFINITY;
}

/** The block's characters are the ones it had, and they still mean the same. */
function isSame(twin: PlacedBlock, next: PlacedBlock, splice: TextSplice): boolean {
  if (endOf(twin) > splice.start && twin.start < splice.oldEnd) return false;
  return shapeOf(twin.block) === shapeOf(next.block);
}

function shapeOf(block: PemBlock): string {
  const { length, reach, indented, beginLine, endLine, body, problems } = block;
  return JSON.stringify([
    length,
    reach === Number.POSITIVE_INFINITY ? -1 : reach,
    indented,
    beginLine,
    endLine ?? null,
    body,
    problems,
  ]);
}
