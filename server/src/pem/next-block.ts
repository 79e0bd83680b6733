import { findHeadlessBlock } from './headless-block.ts';
import { findBegin } from './marker.ts';
import { type ReadContext, readBlock } from './read-block.ts';
import type { PlacedBlock } from './types.ts';

/** The first block at `from` or later; `from` is the start of the text or the end of a block. */
export function nextBlock(context: ReadContext, from: number): PlacedBlock | undefined {
  const next = context.ahead.at(from, () => nextBegun(context, from));
  return findHeadlessBlock(context, from, next?.start ?? context.text.length) ?? next;
}

function nextBegun(context: ReadContext, from: number): PlacedBlock | undefined {
  for (
    let begin = findBegin(context.text, from, from);
    begin !== undefined;
    begin = findBegin(context.text, begin.end, from)
  ) {
    const block = readBlock(context, begin, from);
    if (block !== undefined) return block;
  }
  return undefined;
}

/** Where a block ends (UTF-16 offset of its text); 0 for none. */
export function endOf(placed: PlacedBlock | undefined): number {
  return placed === undefined ? 0 : placed.start + placed.block.length;
}
