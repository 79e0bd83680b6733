import type { Rule } from '../types.ts';
import { notUnderstood } from './not-understood.ts';
import { unknownRule } from './unknown-rule.ts';
import { unused } from './unused.ts';
import { withoutReason } from './without-reason.ts';

/** Rules about the comments that silence rules. */
export const suppressionRules: readonly Rule[] = [withoutReason, unknownRule, unused, notUnderstood];
