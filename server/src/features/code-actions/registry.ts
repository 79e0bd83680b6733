import { removeBlock } from './remove-block.ts';
import { reorderChain } from './reorder-chain.ts';
import type { Fix } from './types.ts';

/** Every quick fix, in the order in which an editor lists them. */
export const fixes: readonly Fix[] = [reorderChain, removeBlock];
