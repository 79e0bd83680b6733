import type { Rule } from '../types.ts';
import { mismatch } from './mismatch.ts';
import { unencrypted } from './unencrypted.ts';

/** Rules about private keys and the certificates they belong to. */
export const keyRules: readonly Rule[] = [mismatch, unencrypted];
