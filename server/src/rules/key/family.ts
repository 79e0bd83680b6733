import type { Rule } from '../types.ts';
import { compressedPoint } from './compressed-point.ts';
import { curveOutsideTls } from './curve-outside-tls.ts';
import { dsa } from './dsa.ts';
import { ecEncipherment } from './ec-encipherment.ts';
import { ecLeafUsages } from './ec-leaf-usages.ts';
import { edwardsUsages } from './edwards-usages.ts';
import { explicitCurve } from './explicit-curve.ts';
import { mismatch } from './mismatch.ts';
import { montgomeryUsages } from './montgomery-usages.ts';
import { parametersPresent } from './parameters-present.ts';
import { postQuantumLength } from './post-quantum-length.ts';
import { postQuantumUsages } from './post-quantum-usages.ts';
import { reused } from './reused.ts';
import { roca } from './roca.ts';
import { rsaCaEncipherment } from './rsa-ca-encipherment.ts';
import { rsaCaUsages } from './rsa-ca-usages.ts';
import { rsaClosePrimes } from './rsa-close-primes.ts';
import { rsaExponentEven } from './rsa-exponent-even.ts';
import { rsaExponentTooLarge } from './rsa-exponent-too-large.ts';
import { rsaExponentTooSmall } from './rsa-exponent-too-small.ts';
import { rsaExponentUnusual } from './rsa-exponent-unusual.ts';
import { rsaLeafUsages } from './rsa-leaf-usages.ts';
import { rsaParameters } from './rsa-parameters.ts';
import { rsaShortPast2030 } from './rsa-short-past-2030.ts';
import { rsaSmallFactor } from './rsa-small-factor.ts';
import { rsaTooShort } from './rsa-too-short.ts';
import { rsaUnreadable } from './rsa-unreadable.ts';
import { sharedPrime } from './shared-prime.ts';
import { unencrypted } from './unencrypted.ts';

/** Rules about keys: private ones and the certificates they belong to, and how strong and how well encoded public ones are. */
export const keyRules: readonly Rule[] = [
  mismatch,
  unencrypted,
  reused,
  sharedPrime,
  rsaTooShort,
  rsaShortPast2030,
  rsaUnreadable,
  rsaExponentTooSmall,
  rsaExponentEven,
  rsaExponentTooLarge,
  rsaExponentUnusual,
  rsaSmallFactor,
  rsaClosePrimes,
  roca,
  dsa,
  postQuantumLength,
  postQuantumUsages,
  rsaParameters,
  rsaCaUsages,
  rsaLeafUsages,
  rsaCaEncipherment,
  ecEncipherment,
  ecLeafUsages,
  explicitCurve,
  curveOutsideTls,
  compressedPoint,
  parametersPresent,
  edwardsUsages,
  montgomeryUsages,
];
