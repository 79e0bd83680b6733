import type { Rule } from '../types.ts';

/** Rules about SPIFFE identities (X.509-SVID). */
export const spiffeRules: readonly Rule[] = [];
