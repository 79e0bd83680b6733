import type { TextSlices, TextSplice } from '../text/range.ts';
import { defaultPemLimits } from './limits.ts';
import { endOf, nextBlock } from './next-block.ts';
import { createReadContext } from './read-block.ts';
import { rescanAround } from './rescan.ts';
import type { PemLimits, PemScan, PlacedBlock } from './types.ts';

export { defaultPemLimits } from './limits.ts';

/** All textual encodings (RFC 7468 and the legacy forms) in `text`, damaged ones included. Never throws; time grows with the text's length. */
export function scanPem(text: string, limits: PemLimits = defaultPemLimits): PemScan {
  const bounded = text.length > limits.maxTextLength ? text.slice(0, limits.maxTextLength) : text;
  const blocks: PlacedBlock[] = [];
  const context = createReadContext(bounded, limits);
  let next = nextBlock(context, 0);
  while (next !== undefined && blocks.length < limits.maxBlocks) {
    blocks.push(next);
    next = nextBlock(context, endOf(next));
  }
  if (next !== undefined) return { blocks, limit: { kind: 'block-count', at: next.start } };
  return { blocks, limit: bounded === text ? undefined : { kind: 'text-size', at: limits.maxTextLength } };
}

/** UTF-16 units: in a bundle, a block of the version before begins again before that. */
const REACH = 1 << 16;

/**
 * The same as `scanPem(text)`, reading only around `splice` (and all that follows where the next `reach` units do not settle it): from the last block that the edit cannot have touched
 * to where a block of the previous version begins again. Blocks that did not change are shared with `previous` by identity.
 */
export function rescanPem(
  previous: PemScan,
  text: TextSlices,
  splice: TextSplice,
  limits: PemLimits = defaultPemLimits,
  reach: number = REACH,
): PemScan {
  const whole = (): PemScan => scanPem(text.slice(0, text.length), limits);
  // What was beyond a limit is not known, so nothing can be taken over.
  if (previous.limit !== undefined || text.length > limits.maxTextLength) return whole();
  const blocks = rescanAround(previous.blocks, text, splice, limits, reach);
  return blocks.length > limits.maxBlocks ? whole() : { blocks, limit: undefined };
}
