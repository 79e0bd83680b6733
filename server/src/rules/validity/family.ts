import type { Rule } from '../types.ts';
import { expired } from './expired.ts';
import { expiringSoon } from './expiring-soon.ts';
import { notYetValid } from './not-yet-valid.ts';

/** Rules about dates. */
export const validityRules: readonly Rule[] = [expired, expiringSoon, notYetValid];
