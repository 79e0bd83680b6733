import { extensionsInOldVersion } from '../../../server/src/rules/certificate/extensions-in-old-version.ts';
import { certificateRules } from '../../../server/src/rules/certificate/family.ts';
import { serialNumberNotPositive } from '../../../server/src/rules/certificate/serial-number-not-positive.ts';
import { serialNumberTooLong } from '../../../server/src/rules/certificate/serial-number-too-long.ts';
import { signatureAlgorithmsDiffer } from '../../../server/src/rules/certificate/signature-algorithms-differ.ts';
import { uniqueIdentifiers } from '../../../server/src/rules/certificate/unique-identifiers.ts';
import { uniqueIdentifiersInVersion1 } from '../../../server/src/rules/certificate/unique-identifiers-in-version-1.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import { der, makeCa, makeLeaf, uniqueId } from '../../builders/index.ts';
import { type FieldFixture, testFieldRules } from '../field-fixtures.ts';
import { timeFixtures } from './time-fixtures.ts';

const root = makeCa();

const longSerial = (1n << 160n) - 1n;
const subjectUniqueId = uniqueId(2, Uint8Array.of(1, 2, 3));
const ecdsaSha384 = der.sequence(der.oid('1.2.840.10045.4.3.3'));
const ecdsaWithNull = der.sequence(der.oid('1.2.840.10045.4.3.2'), der.nullValue());

const fixtures: readonly FieldFixture[] = [
  {
    rule: serialNumberNotPositive,
    what: 'zero',
    bad: () => makeLeaf(root, { serial: 0 }).der,
    at: der.integer(0),
    severity: 'information',
  },
  {
    rule: serialNumberNotPositive,
    what: 'negative',
    bad: () => makeLeaf(root, { serial: -5 }).der,
    at: der.integer(-5),
    severity: 'warning',
  },
  {
    rule: serialNumberTooLong,
    // 20 bytes of ones, and a zero before them for the sign.
    bad: () => makeLeaf(root, { serial: longSerial }).der,
    at: der.integer(longSerial),
    message: /takes 21 bytes/,
    good: () => makeLeaf(root, { serial: (1n << 159n) - 1n }).der,
  },
  {
    rule: signatureAlgorithmsDiffer,
    what: 'another algorithm',
    bad: () => makeLeaf(root, { raw: { outerAlgorithm: ecdsaSha384 } }).der,
    at: ecdsaSha384,
    message: /ecdsa-with-SHA256 inside .* ecdsa-with-SHA384 outside/,
  },
  {
    rule: signatureAlgorithmsDiffer,
    what: 'other parameters',
    bad: () => makeLeaf(root, { raw: { outerAlgorithm: ecdsaWithNull } }).der,
    at: ecdsaWithNull,
    message: /parameters .* ecdsa-with-SHA256/,
  },
  {
    rule: extensionsInOldVersion,
    bad: () => makeLeaf(root, { version: 1 }).der,
    at: extensionsOf,
    message: /version 2/,
    good: () => makeLeaf(root, { version: undefined }).der,
  },
  {
    rule: uniqueIdentifiersInVersion1,
    bad: () => makeLeaf(root, { version: undefined, raw: { uniqueIds: subjectUniqueId } }).der,
    at: subjectUniqueId,
    good: () => makeLeaf(root, { raw: { uniqueIds: subjectUniqueId } }).der,
  },
  {
    rule: uniqueIdentifiers,
    bad: () => makeLeaf(root, { raw: { uniqueIds: subjectUniqueId } }).der,
    at: subjectUniqueId,
  },
  ...timeFixtures,
];

/** The [3] around the extensions, which ends tbsCertificate. */
function extensionsOf(bytes: Uint8Array): { start: number; end: number } {
  const { extensions, tbs } = parseCertificate(bytes);
  // Two headers of three bytes: [3] and SEQUENCE.
  return { start: (extensions[0]?.range.start ?? 0) - 6, end: tbs.end };
}

testFieldRules(certificateRules, fixtures);
