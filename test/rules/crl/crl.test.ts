import { expect, it } from 'vitest';
import { duplicateEntryExtension } from '../../../server/src/rules/crl/duplicate-entry-extension.ts';
import { duplicateExtension } from '../../../server/src/rules/crl/duplicate-extension.ts';
import { duplicateSerialNumber } from '../../../server/src/rules/crl/duplicate-serial-number.ts';
import { emptyEntryExtensions } from '../../../server/src/rules/crl/empty-entry-extensions.ts';
import { emptyRevokedCertificates } from '../../../server/src/rules/crl/empty-revoked-certificates.ts';
import { crlRules } from '../../../server/src/rules/crl/family.ts';
import { invalidReason } from '../../../server/src/rules/crl/invalid-reason.ts';
import { missingAuthorityKeyIdentifier } from '../../../server/src/rules/crl/missing-authority-key-identifier.ts';
import { missingNextUpdate } from '../../../server/src/rules/crl/missing-next-update.ts';
import { missingNumber } from '../../../server/src/rules/crl/missing-number.ts';
import { revokedAfterThisUpdate } from '../../../server/src/rules/crl/revoked-after-this-update.ts';
import { revokedTooEarly } from '../../../server/src/rules/crl/revoked-too-early.ts';
import { signatureWithoutNull } from '../../../server/src/rules/crl/signature-without-null.ts';
import { type CrlSpec, crlReason, DAY, der, extension, makeCa, makeCrl, makeKey, NOW } from '../../builders/index.ts';
import { askRule, type FieldFixture, testFieldRules } from '../field-fixtures.ts';

const ca = makeCa({ name: 'CN=Payments Root' });
const rsaCa = makeCa({ name: 'CN=Payments Root', key: makeKey('rsa-2048', 'crl rules') });
const number = { oid: '2.5.29.20', value: der.integer(77) };
const bareAlgorithm = der.sequence(der.oid('1.2.840.113549.1.1.11'));
const thisUpdate = der.time(NOW - DAY);
const tomorrow = der.time(NOW + DAY);
const unset = der.generalizedTime('00010101000000Z');

const list = (spec: CrlSpec): Uint8Array => makeCrl(ca, spec).der;
const sound = (): Uint8Array =>
  list({
    revoked: [
      { serial: 1, reason: 1 },
      { serial: 2, daysAgo: 9000 },
      { serial: 300, reason: 9 },
    ],
  });

const fixtures: readonly FieldFixture[] = [
  {
    rule: missingNextUpdate,
    bad: () => list({ days: [-1, undefined] }),
    at: thisUpdate,
    severity: 'warning',
    good: sound,
  },
  { rule: missingAuthorityKeyIdentifier, bad: () => list({ without: ['2.5.29.35'] }), at: ca.subject, good: sound },
  { rule: missingNumber, bad: () => list({ without: ['2.5.29.20'] }), at: thisUpdate, good: sound },
  {
    rule: duplicateExtension,
    bad: () => list({ extensions: [number, number] }),
    at: extension(number),
    severity: 'warning',
    message: /cRLNumber/,
    good: sound,
  },
  {
    rule: signatureWithoutNull,
    bad: () => makeCrl(rsaCa, { raw: { algorithm: bareAlgorithm } }).der,
    at: lastOf(bareAlgorithm),
    good: () => makeCrl(rsaCa).der,
  },
  {
    rule: emptyRevokedCertificates,
    bad: () => list({ raw: { revoked: der.sequence() } }),
    at: der.sequence(),
    good: sound,
  },
  {
    rule: emptyEntryExtensions,
    bad: () => list({ revoked: [{ serial: 1 }, { serial: 0x4d, extensions: [] }] }),
    at: der.sequence(),
    message: /serial number 4d/,
    good: sound,
  },
  {
    rule: duplicateEntryExtension,
    bad: () => list({ revoked: [{ serial: 1, extensions: [crlReason(1), crlReason(4)] }] }),
    at: extension(crlReason(4)),
    severity: 'warning',
    good: sound,
  },
  {
    rule: duplicateSerialNumber,
    bad: () => list({ revoked: [{ serial: 1 }, { serial: 2 }, { serial: 1 }] }),
    at: der.integer(1),
    good: sound,
  },
  {
    rule: invalidReason,
    what: 'unspecified',
    bad: () => list({ revoked: [{ serial: 1, reason: 0 }] }),
    at: der.enumerated(0),
    good: sound,
  },
  {
    rule: invalidReason,
    what: 'unknown',
    bad: () => list({ revoked: [{ serial: 1, reason: 7 }] }),
    at: der.enumerated(7),
  },
  {
    rule: revokedAfterThisUpdate,
    bad: () => list({ revoked: [{ serial: 1 }, { serial: 2, date: tomorrow }] }),
    at: tomorrow,
    message: /serial number 02/,
    good: sound,
  },
  { rule: revokedTooEarly, bad: () => list({ revoked: [{ serial: 1, date: unset }] }), at: unset, good: sound },
];

testFieldRules(crlRules, fixtures);

it('reports one entry of many that are wrong', () => {
  const revoked = Array.from({ length: 500 }, (_, serial) => ({ serial: serial + 1, reason: 0 }));
  expect(askRule(invalidReason, list({ revoked }))).toHaveLength(1);
});

/** The outer of two equal algorithms stands last. */
function lastOf(part: Uint8Array): FieldFixture['at'] {
  return (whole) => {
    const start = Buffer.from(whole).lastIndexOf(Buffer.from(part));
    return { start, end: start + part.length };
  };
}
