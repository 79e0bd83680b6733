import type { Rule } from '../types.ts';
import { brokenDigest } from './broken-digest.ts';
import { curveAndDigest } from './curve-and-digest.ts';
import { parametersPresent } from './parameters-present.ts';
import { pssParameters } from './pss-parameters.ts';
import { rsaParameters } from './rsa-parameters.ts';

/** Rules about signature algorithms and their encodings. */
export const signatureRules: readonly Rule[] = [
  brokenDigest,
  curveAndDigest,
  rsaParameters,
  parametersPresent,
  pssParameters,
];
