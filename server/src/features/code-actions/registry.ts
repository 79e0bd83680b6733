import { dedentBlock } from './dedent-block.ts';
import { encodeDer } from './encode-der.ts';
import { reencodeValue } from './reencode-value.ts';
import { relabelBlock } from './relabel-block.ts';
import { removeSuperfluous, removeUnrelated } from './remove-block.ts';
import { reorderChain } from './reorder-chain.ts';
import { textRepairs } from './text-repairs.ts';
import type { Fix } from './types.ts';

/** Every quick fix, in the order in which an editor lists them. */
export const fixes: readonly Fix[] = [
  reencodeValue,
  encodeDer,
  dedentBlock,
  ...textRepairs,
  relabelBlock,
  reorderChain,
  removeSuperfluous,
  removeUnrelated,
];
