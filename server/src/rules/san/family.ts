import type { Rule } from '../types.ts';

/** Rules about subject alternative names. */
export const sanRules: readonly Rule[] = [];
