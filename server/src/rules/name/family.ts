import type { Rule } from '../types.ts';

/** Rules about distinguished names of subject and issuer. */
export const nameRules: readonly Rule[] = [];
