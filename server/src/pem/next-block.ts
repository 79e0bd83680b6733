import { findBegin } from './marker.ts';
import { readBlock } from './read-block.ts';
import type { PemLimits, PlacedBlock } from './types.ts';

/** The first block that begins at `from` or later; `from` is the start of the text or the end of a block. */
export function nextBlock(text: string, from: number, limits: PemLimits): PlacedBlock | undefined {
  for (let begin = findBegin(text, from, from); begin !== undefined; begin = findBegin(text, begin.end, from)) {
    const block = readBlock(text, begin, from, limits);
    if (block !== undefined) return block;
  }
  return undefined;
}

/** Where a block ends (UTF-16 offset of its text); 0 for none. */
export function endOf(placed: PlacedBlock | undefined): number {
  return placed === undefined ? 0 : placed.start + placed.block.length;
}
