import type { Rule } from '../types.ts';

/** Rules about revocation lists. */
export const crlRules: readonly Rule[] = [];
