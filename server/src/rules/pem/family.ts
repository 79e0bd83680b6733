import type { Rule } from '../types.ts';
import { badBase64 } from './bad-base64.ts';
import { escapedNewlines } from './escaped-newlines.ts';
import { gluedBlocks } from './glued-blocks.ts';
import { labelMismatch } from './label-mismatch.ts';
import { truncatedBlock } from './truncated-block.ts';
import { whitespace } from './whitespace.ts';
import { wrongContent } from './wrong-content.ts';

/** Rules about the text of blocks. */
export const pemRules: readonly Rule[] = [
  gluedBlocks,
  truncatedBlock,
  labelMismatch,
  badBase64,
  escapedNewlines,
  wrongContent,
  whitespace,
];
