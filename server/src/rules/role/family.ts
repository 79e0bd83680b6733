import type { Rule } from '../types.ts';

/** Rules about what a certificate may be used for in mutual TLS. */
export const roleRules: readonly Rule[] = [];
