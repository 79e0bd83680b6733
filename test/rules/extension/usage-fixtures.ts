import { basicConstraintsExplicitFalse } from '../../../server/src/rules/extension/basic-constraints-explicit-false.ts';
import { basicConstraintsNotCritical } from '../../../server/src/rules/extension/basic-constraints-not-critical.ts';
import { extendedKeyUsageCriticalAny } from '../../../server/src/rules/extension/extended-key-usage-critical-any.ts';
import { keyUsageBeyondPurposes } from '../../../server/src/rules/extension/key-usage-beyond-purposes.ts';
import { keyUsageCertSignWithoutCa } from '../../../server/src/rules/extension/key-usage-cert-sign-without-ca.ts';
import { keyUsageEmpty } from '../../../server/src/rules/extension/key-usage-empty.ts';
import { keyUsageMissingInCa } from '../../../server/src/rules/extension/key-usage-missing-in-ca.ts';
import { keyUsageNotCritical } from '../../../server/src/rules/extension/key-usage-not-critical.ts';
import { keyUsageTooLong } from '../../../server/src/rules/extension/key-usage-too-long.ts';
import { keyUsageTrailingZeros } from '../../../server/src/rules/extension/key-usage-trailing-zeros.ts';
import { keyUsageUnusedBits } from '../../../server/src/rules/extension/key-usage-unused-bits.ts';
import { pathLengthNegative } from '../../../server/src/rules/extension/path-length-negative.ts';
import { pathLengthNotApplicable } from '../../../server/src/rules/extension/path-length-not-applicable.ts';
import { basicConstraints, der, keyUsage, makeIntermediate, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import { extensionsOf, raw, root, whole } from './places.ts';

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';

const leafWithKeyUsage = (bits: Uint8Array): Uint8Array =>
  makeLeaf(root, { extensions: [raw(KEY_USAGE, bits, true)] }).der;

const openCa = { ...basicConstraints(true), critical: false };
const openUsage = { ...keyUsage('digitalSignature'), critical: false };
const nothing = der.bitString(new Uint8Array());
const uncountedZeros = der.bitString(Uint8Array.of(0x80), 5);
const trailingOctet = der.bitString(Uint8Array.of(0x06, 0x00), 7);
const fourOctets = der.bitString(Uint8Array.of(0x80, 0, 0, 1));

/** Basic constraints, key usage and extended key usage. */
export const usageFixtures: readonly FieldFixture[] = [
  {
    rule: basicConstraintsNotCritical,
    bad: () => makeIntermediate(root, { extensions: [openCa] }).der,
    at: whole(openCa),
    good: () => makeLeaf(root, { extensions: [{ ...basicConstraints(false), critical: false }] }).der,
  },
  {
    rule: basicConstraintsExplicitFalse,
    bad: () => makeLeaf(root, { extensions: [raw(BASIC_CONSTRAINTS, der.sequence(der.boolean(false)), true)] }).der,
    at: der.boolean(false),
    good: () => makeIntermediate(root, { pathLength: 1 }).der,
  },
  {
    rule: pathLengthNotApplicable,
    what: 'in a leaf',
    bad: () => makeLeaf(root, { extensions: [raw(BASIC_CONSTRAINTS, der.sequence(der.integer(8)), true)] }).der,
    at: der.integer(8),
    message: /only a CA may have/,
    good: () => makeIntermediate(root, { pathLength: 0 }).der,
  },
  {
    rule: pathLengthNotApplicable,
    what: 'in a CA that may not sign certificates',
    bad: () => makeIntermediate(root, { pathLength: 9, keyUsages: ['cRLSign'] }).der,
    at: der.integer(9),
    message: /keyUsage does not allow/,
  },
  {
    rule: pathLengthNegative,
    bad: () =>
      makeIntermediate(root, {
        extensions: [raw(BASIC_CONSTRAINTS, der.sequence(der.boolean(true), der.integer(-3)), true)],
      }).der,
    at: der.integer(-3),
    severity: 'error',
    good: () => makeIntermediate(root, { pathLength: 0 }).der,
  },
  {
    rule: keyUsageMissingInCa,
    bad: () => makeIntermediate(root, { without: [KEY_USAGE] }).der,
    at: extensionsOf,
    good: () => makeLeaf(root, { without: [KEY_USAGE] }).der,
  },
  { rule: keyUsageEmpty, bad: () => leafWithKeyUsage(nothing), at: nothing, severity: 'error' },
  {
    rule: keyUsageCertSignWithoutCa,
    bad: () => makeLeaf(root, { keyUsages: ['digitalSignature', 'keyCertSign'] }).der,
    at: keyUsage('digitalSignature', 'keyCertSign').value,
  },
  {
    rule: keyUsageNotCritical,
    bad: () => makeLeaf(root, { extensions: [openUsage] }).der,
    at: whole(openUsage),
    severity: 'hint',
  },
  {
    rule: keyUsageUnusedBits,
    bad: () => leafWithKeyUsage(uncountedZeros),
    at: uncountedZeros,
    message: /5 unused bits where there are 7/,
    good: () => makeLeaf(root, { keyUsages: ['keyAgreement', 'decipherOnly'] }).der,
  },
  { rule: keyUsageTrailingZeros, bad: () => leafWithKeyUsage(trailingOctet), at: trailingOctet },
  {
    rule: keyUsageTooLong,
    bad: () => leafWithKeyUsage(fourOctets),
    at: fourOctets,
    message: /has 32 bits/,
    good: () => makeLeaf(root, { keyUsages: ['keyAgreement', 'decipherOnly'] }).der,
  },
  {
    rule: keyUsageBeyondPurposes,
    what: 'of no use for the purpose',
    bad: () => makeLeaf(root, { keyUsages: ['digitalSignature', 'dataEncipherment'] }).der,
    at: keyUsage('digitalSignature', 'dataEncipherment').value,
    message: /dataEncipherment, .* "serverAuth"/,
    good: () => makeLeaf(root, { keyUsages: ['digitalSignature', 'keyEncipherment'], roles: ['server', 'client'] }).der,
  },
  {
    rule: keyUsageBeyondPurposes,
    what: 'that no key has both of',
    bad: () => makeLeaf(root, { keyUsages: ['keyEncipherment', 'keyAgreement'] }).der,
    at: keyUsage('keyEncipherment', 'keyAgreement').value,
    good: () => makeLeaf(root, { keyUsages: ['dataEncipherment'], roles: ['1.2.3.4'] }).der,
  },
  {
    rule: extendedKeyUsageCriticalAny,
    bad: () => makeLeaf(root, { extensions: [raw('2.5.29.37', der.sequence(der.oid('2.5.29.37.0')), true)] }).der,
    at: der.oid('2.5.29.37.0'),
    good: () => makeLeaf(root, { roles: ['any'] }).der,
  },
];
