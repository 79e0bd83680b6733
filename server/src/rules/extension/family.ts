import type { Rule } from '../types.ts';

/** Rules about the other extensions. */
export const extensionRules: readonly Rule[] = [];
