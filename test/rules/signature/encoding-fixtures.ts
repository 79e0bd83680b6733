// What the encoding of a signature algorithm must not say.
import { parametersPresent } from '../../../server/src/rules/signature/parameters-present.ts';
import { pssParameters } from '../../../server/src/rules/signature/pss-parameters.ts';
import { rsaParameters } from '../../../server/src/rules/signature/rsa-parameters.ts';
import { der, makeCa, makeKey, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();
const rsaRoot = makeCa({ key: makeKey('rsa-2048', 'issuer') });
const pssRoot = makeCa({ key: makeKey('rsa-pss', 'issuer') });

const rsaWithoutNull = der.sequence(der.oid('1.2.840.113549.1.1.11'));
const ecdsaWithNull = der.sequence(der.oid('1.2.840.10045.4.3.2'), der.nullValue());
const sha256 = der.sequence(der.oid('2.16.840.1.101.3.4.2.1'));

function pss(saltLength: number): Uint8Array {
  const mask = der.sequence(der.oid('1.2.840.113549.1.1.8'), sha256);
  const parameters = [der.context(0, sha256), der.context(1, mask), der.context(2, der.integer(saltLength))];
  return der.sequence(der.oid('1.2.840.113549.1.1.10'), der.sequence(...parameters));
}

export const encodingFixtures: readonly FieldFixture[] = [
  {
    rule: rsaParameters,
    bad: () => makeLeaf(rsaRoot, { raw: { tbsAlgorithm: rsaWithoutNull, outerAlgorithm: rsaWithoutNull } }).der,
    at: rsaWithoutNull,
    message: /sha256WithRSAEncryption/,
    good: () => makeLeaf(rsaRoot).der,
  },
  {
    rule: parametersPresent,
    bad: () => makeLeaf(root, { raw: { tbsAlgorithm: ecdsaWithNull, outerAlgorithm: ecdsaWithNull } }).der,
    at: der.nullValue(),
    good: () => makeLeaf(makeCa({ key: makeKey('ed25519', 'issuer') })).der,
  },
  {
    rule: pssParameters,
    what: 'a short salt',
    bad: () => makeLeaf(pssRoot, { raw: { tbsAlgorithm: pss(20), outerAlgorithm: pss(20) } }).der,
    at: pss(20),
    severity: 'warning',
    message: /salt of 20 bytes/,
    good: () => makeLeaf(pssRoot).der,
  },
  {
    rule: pssParameters,
    what: 'of what a root signs, not of the root itself',
    bad: () => makeLeaf(pssRoot, { raw: { tbsAlgorithm: pss(20), outerAlgorithm: pss(20) } }).der,
    at: pss(20),
    good: () =>
      makeCa({ key: makeKey('rsa-pss', 'issuer'), raw: { tbsAlgorithm: pss(20), outerAlgorithm: pss(20) } }).der,
  },
];
