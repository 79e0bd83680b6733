import type { Rule } from '../types.ts';
import { extensionsInOldVersion } from './extensions-in-old-version.ts';
import { generalizedTimeBefore2050 } from './generalized-time-before-2050.ts';
import { generalizedTimeNotUtc } from './generalized-time-not-utc.ts';
import { generalizedTimeWithFraction } from './generalized-time-with-fraction.ts';
import { generalizedTimeWithoutSeconds } from './generalized-time-without-seconds.ts';
import { serialNumberNotPositive } from './serial-number-not-positive.ts';
import { serialNumberTooLong } from './serial-number-too-long.ts';
import { signatureAlgorithmsDiffer } from './signature-algorithms-differ.ts';
import { uniqueIdentifiers } from './unique-identifiers.ts';
import { uniqueIdentifiersInVersion1 } from './unique-identifiers-in-version-1.ts';
import { utcTimeNotUtc } from './utc-time-not-utc.ts';
import { utcTimeWithoutSeconds } from './utc-time-without-seconds.ts';

/** Rules about the fields of a certificate itself: version, serial number, signature fields, unique identifiers. */
export const certificateRules: readonly Rule[] = [
  serialNumberNotPositive,
  serialNumberTooLong,
  signatureAlgorithmsDiffer,
  extensionsInOldVersion,
  uniqueIdentifiersInVersion1,
  uniqueIdentifiers,
  utcTimeWithoutSeconds,
  utcTimeNotUtc,
  generalizedTimeWithoutSeconds,
  generalizedTimeWithFraction,
  generalizedTimeNotUtc,
  generalizedTimeBefore2050,
];
