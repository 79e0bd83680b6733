import type { Rule } from '../types.ts';
import { compressedPoint } from './compressed-point.ts';
import { ecEncipherment } from './ec-encipherment.ts';
import { ecLeafUsages } from './ec-leaf-usages.ts';
import { explicitCurve } from './explicit-curve.ts';
import { mismatch } from './mismatch.ts';
import { parametersPresent } from './parameters-present.ts';
import { rsaCaEncipherment } from './rsa-ca-encipherment.ts';
import { rsaCaUsages } from './rsa-ca-usages.ts';
import { rsaLeafUsages } from './rsa-leaf-usages.ts';
import { rsaParameters } from './rsa-parameters.ts';
import { unencrypted } from './unencrypted.ts';

/** Rules about private keys and the certificates they belong to. */
export const keyRules: readonly Rule[] = [
  mismatch,
  unencrypted,
  rsaParameters,
  rsaCaUsages,
  rsaLeafUsages,
  rsaCaEncipherment,
  ecEncipherment,
  ecLeafUsages,
  explicitCurve,
  compressedPoint,
  parametersPresent,
];
