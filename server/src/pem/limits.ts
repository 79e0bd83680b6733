import type { PemLimits } from './types.ts';

/** Far above what anyone keeps in one file, far below what would stall an editor. */
export const defaultPemLimits: PemLimits = {
  maxBlocks: 100_000,
  maxBlockBytes: 32 * 1024 * 1024,
  maxTextLength: 128 * 1024 * 1024,
};
