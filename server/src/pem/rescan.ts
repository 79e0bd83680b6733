import type { TextSplice } from '../text/range.ts';
import { MARKER_REACH } from './marker.ts';
import { endOf, nextBlock } from './next-block.ts';
import type { ReadContext } from './read-block.ts';
import type { PemBlock, PlacedBlock } from './types.ts';

/** All blocks of the context's text, given those of the version before `splice`. */
export function rescanAround(
  previous: readonly PlacedBlock[],
  splice: TextSplice,
  context: ReadContext,
): PlacedBlock[] {
  const delta = splice.newEnd - splice.oldEnd;
  const kept = countUntouched(previous, splice.start);
  const blocks = previous.slice(0, kept);
  let at = endOf(previous[kept - 1]);
  for (let next = nextBlock(context, at); next !== undefined; next = nextBlock(context, at)) {
    const old = next.start < splice.start ? next.start : next.start - delta;
    const index = countBefore(previous, old);
    const twin = previous[index]?.start === old ? previous[index] : undefined;
    if (twin !== undefined && next.start - MARKER_REACH >= splice.newEnd) {
      return blocks.concat(moved(previous, index, delta));
    }
    blocks.push(twin !== undefined && isSame(twin, next, splice) ? { start: next.start, block: twin.block } : next);
    at = endOf(next);
  }
  return blocks;
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
  const { length, reach, beginLine, endLine, body, problems } = block;
  return JSON.stringify([
    length,
    reach === Number.POSITIVE_INFINITY ? -1 : reach,
    beginLine,
    endLine ?? null,
    body,
    problems,
  ]);
}
