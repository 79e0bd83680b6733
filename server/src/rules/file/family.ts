import type { Rule } from '../types.ts';

/** Rules about private keys as files. */
export const fileRules: readonly Rule[] = [];
