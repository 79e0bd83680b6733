import type { Rule } from '../types.ts';

/** Rules about what the CA/Browser Forum demands of publicly trusted certificates alone. */
export const webpkiRules: readonly Rule[] = [];
