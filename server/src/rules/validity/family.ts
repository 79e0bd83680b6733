import type { Rule } from '../types.ts';
import { backdated } from './backdated.ts';
import { endsBeforeItBegins } from './ends-before-it-begins.ts';
import { expired } from './expired.ts';
import { expiringSoon } from './expiring-soon.ts';
import { longLivedLeaf } from './long-lived-leaf.ts';
import { notYetValid } from './not-yet-valid.ts';
import { outlivesIssuer } from './outlives-issuer.ts';

/** Rules about dates. */
export const validityRules: readonly Rule[] = [
  expired,
  expiringSoon,
  notYetValid,
  endsBeforeItBegins,
  outlivesIssuer,
  longLivedLeaf,
  backdated,
];
