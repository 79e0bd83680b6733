import type { Rule } from '../types.ts';
import { serialNumberNotPositive } from './serial-number-not-positive.ts';

/** Rules about the fields of a certificate itself: version, serial number, signature fields, unique identifiers. */
export const certificateRules: readonly Rule[] = [serialNumberNotPositive];
