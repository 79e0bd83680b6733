import type { Rule } from '../types.ts';
import { caKeyUsage } from './ca-key-usage.ts';
import { caWithPath } from './ca-with-path.ts';
import { invalidId } from './invalid-id.ts';
import { leafKeyUsage } from './leaf-key-usage.ts';
import { leafMaySign } from './leaf-may-sign.ts';
import { leafWithoutPath } from './leaf-without-path.ts';
import { severalUris } from './several-uris.ts';

/** Rules about SPIFFE identities (X.509-SVID). */
export const spiffeRules: readonly Rule[] = [
  invalidId,
  severalUris,
  leafWithoutPath,
  leafMaySign,
  leafKeyUsage,
  caWithPath,
  caKeyUsage,
];
