import type { Rule } from '../types.ts';

/** Rules about signature algorithms and their encodings. */
export const signatureRules: readonly Rule[] = [];
