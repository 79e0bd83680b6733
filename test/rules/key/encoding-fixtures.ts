// What the encoding of a public key, and the key usage beside it, must not say.
import { compressedPoint } from '../../../server/src/rules/key/compressed-point.ts';
import { ecEncipherment } from '../../../server/src/rules/key/ec-encipherment.ts';
import { ecLeafUsages } from '../../../server/src/rules/key/ec-leaf-usages.ts';
import { edwardsUsages } from '../../../server/src/rules/key/edwards-usages.ts';
import { explicitCurve } from '../../../server/src/rules/key/explicit-curve.ts';
import { montgomeryUsages } from '../../../server/src/rules/key/montgomery-usages.ts';
import { parametersPresent } from '../../../server/src/rules/key/parameters-present.ts';
import { rsaCaEncipherment } from '../../../server/src/rules/key/rsa-ca-encipherment.ts';
import { rsaCaUsages } from '../../../server/src/rules/key/rsa-ca-usages.ts';
import { rsaLeafUsages } from '../../../server/src/rules/key/rsa-leaf-usages.ts';
import { rsaParameters } from '../../../server/src/rules/key/rsa-parameters.ts';
import { extension } from '../../builders/extensions.ts';
import { der, type KeyUsageName, keyUsage, makeCa, makeKey, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();
const rsa = makeKey('rsa-2048', 'usages');

const ecKey = '1.2.840.10045.2.1';
/** 04 and both coordinates. */
const point = makeKey('p256', 'encoding').spki.slice(-65);
const compressed = Uint8Array.of(2 + ((point[64] ?? 0) & 1), ...point.subarray(1, 33));
/** What stands in a curve of its own, cut short: no rule reads on. */
const spelledOut = der.sequence(der.integer(1));

function algorithm(oid: string, ...parameters: readonly Uint8Array[]): Uint8Array {
  return der.sequence(der.oid(oid), ...parameters);
}

/** A leaf whose public key is written so. */
function leafWith(keyAlgorithm: Uint8Array, key: Uint8Array): Uint8Array {
  return makeLeaf(root, { raw: { spki: der.sequence(keyAlgorithm, der.bitString(key)) } }).der;
}

function leafUsages(
  rule: FieldFixture['rule'],
  key: keyof typeof keys,
  bad: KeyUsageName[],
  good: KeyUsageName[],
): FieldFixture {
  const leaf = (keyUsages: KeyUsageName[]): Uint8Array => makeLeaf(root, { keyUsages, key: keys[key] }).der;
  return { rule, what: bad.join(', '), bad: () => leaf(bad), at: extension(keyUsage(...bad)), good: () => leaf(good) };
}

function caUsages(rule: FieldFixture['rule'], bad: KeyUsageName[], good: KeyUsageName[]): FieldFixture {
  const ca = (keyUsages: KeyUsageName[]): Uint8Array => makeCa({ key: rsa, keyUsages }).der;
  return { rule, what: bad.join(', '), bad: () => ca(bad), at: extension(keyUsage(...bad)), good: () => ca(good) };
}

const keys = {
  ec: makeKey('p256', 'usages'),
  rsa,
  ed25519: makeKey('ed25519', 'usages'),
  x25519: makeKey('x25519', 'usages'),
};

export const encodingFixtures: readonly FieldFixture[] = [
  leafUsages(ecEncipherment, 'ec', ['digitalSignature', 'keyEncipherment'], ['digitalSignature', 'keyAgreement']),
  leafUsages(
    ecLeafUsages,
    'ec',
    ['digitalSignature', 'cRLSign'],
    ['digitalSignature', 'nonRepudiation', 'keyAgreement'],
  ),
  leafUsages(rsaLeafUsages, 'rsa', ['digitalSignature', 'keyAgreement'], ['digitalSignature', 'keyEncipherment']),
  leafUsages(edwardsUsages, 'ed25519', ['digitalSignature', 'keyEncipherment'], ['digitalSignature']),
  leafUsages(montgomeryUsages, 'x25519', ['digitalSignature', 'keyAgreement'], ['keyAgreement']),
  caUsages(rsaCaUsages, ['keyCertSign', 'keyAgreement'], ['digitalSignature', 'keyCertSign', 'cRLSign']),
  caUsages(rsaCaEncipherment, ['keyEncipherment', 'keyCertSign'], ['digitalSignature', 'keyEncipherment']),
  {
    rule: rsaParameters,
    what: 'no parameters',
    bad: () => leafWith(algorithm('1.2.840.113549.1.1.1'), rsa.spki.subarray(-270)),
    at: algorithm('1.2.840.113549.1.1.1'),
    severity: 'warning',
    good: () => makeLeaf(root, { key: rsa }).der,
  },
  {
    rule: explicitCurve,
    what: 'spelled out',
    bad: () => leafWith(algorithm(ecKey, spelledOut), point),
    at: spelledOut,
    severity: 'warning',
  },
  {
    rule: explicitCurve,
    what: 'left to the issuer',
    bad: () => leafWith(algorithm(ecKey, der.nullValue()), point),
    at: algorithm(ecKey, der.nullValue()),
    severity: 'error',
  },
  {
    rule: compressedPoint,
    bad: () => leafWith(algorithm(ecKey, der.oid('1.2.840.10045.3.1.7')), compressed),
    at: der.bitString(compressed),
    severity: 'warning',
    good: () => makeLeaf(root, { key: makeKey('p384', 'encoding') }).der,
  },
  {
    rule: parametersPresent,
    bad: () => leafWith(algorithm('1.3.101.112', der.nullValue()), new Uint8Array(32)),
    at: der.nullValue(),
    message: /Ed25519/i,
    good: () => makeLeaf(root, { key: makeKey('ed25519', 'encoding') }).der,
  },
];
