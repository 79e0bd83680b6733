import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDerLimits } from '../../server/src/asn1/reader.ts';
import { parseCertificate, parseTrustedCertificate } from '../../server/src/x509/certificate.ts';
import { getDisplayName, getRole, isSelfIssued } from '../../server/src/x509/identity.ts';
import type { Certificate } from '../../server/src/x509/types.ts';
import {
  authorityInfoAccess,
  certificatePolicies,
  crlDistributionPoints,
  der,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  nameConstraints,
  otherName,
  signedCertificateTimestamps,
  tlsFeature,
} from '../builders/index.ts';
import { corpusObjects, fuzzBytes } from './corpus.ts';

/** Uses every lazy part, and collects each `{start, end}` anywhere in the model. */
function exercise(certificate: Certificate): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  getRole(certificate);
  getDisplayName(certificate);
  isSelfIssued(certificate);
  const parts = [
    { ...certificate, der: undefined },
    certificate.problems,
    certificate.subject.rdns,
    certificate.issuer.rdns,
    certificate.subject.text,
    certificate.extensions.map(({ value, range, valueRange }) => ({ value, range, valueRange })),
  ];
  collectRanges(parts, ranges);
  return ranges;
}

function collectRanges(value: unknown, ranges: { start: number; end: number }[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number') {
    ranges.push({ start: value.start, end: value.end });
  }
  for (const part of Object.values(value)) collectRanges(part, ranges);
}

function expectSound(bytes: Uint8Array): void {
  for (const parse of [parseCertificate, parseTrustedCertificate]) {
    const outside = exercise(parse(bytes)).filter(({ start, end }) => start < 0 || start > end || end > bytes.length);
    expect(outside).toEqual([]);
  }
}

const ca = makeCa({ key: makeKey('rsa-2048'), scheme: 'pss-sha256' });
const made = [
  ca.der,
  makeIntermediate(ca, {
    extensions: [nameConstraints({ dns: ['example'], ip: ['#0a000000ff000000'] }, { email: ['x'] })],
  }).der,
  makeLeaf(ca, {
    name: 'C=US, O=Example + OU=Ops, CN=api',
    dns: ['a.example'],
    ip: ['10.0.0.1', '::1'],
    uri: ['spiffe://x/y'],
    directory: ['CN=d'],
    registeredId: ['1.2.3'],
    others: [otherName('1.3.6.1.4.1.311.20.2.3', der.string('utf8', 'a@b'))],
    extensions: [
      authorityInfoAccess({ ocsp: 'http://o' }),
      crlDistributionPoints('http://c'),
      certificatePolicies('2.23.140.1.2.1'),
      signedCertificateTimestamps(1_700_000_000_000),
      tlsFeature(5),
      { oid: '1.2.3.4', value: der.octetString(Uint8Array.of(1)) },
    ],
  }).der,
];

const damage = fc.record({
  bytes: fc.constantFrom(...made),
  flips: fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { maxLength: 8 }),
  cut: fc.option(fc.nat(), { freq: 3 }),
});

function applyDamage({
  bytes,
  flips,
  cut,
}: {
  bytes: Uint8Array;
  flips: readonly { at: number; to: number }[];
  cut: number | null;
}): Uint8Array {
  const damaged = bytes.slice(0, cut === null ? bytes.length : cut % bytes.length);
  for (const { at, to } of flips) damaged[at % Math.max(damaged.length, 1)] = to;
  return damaged;
}

describe('any bytes give a certificate, every range of which lies within them', () => {
  it('random ones', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectSound), { numRuns: 300 });
  });

  it('certificates with flipped and missing bytes', () => {
    fc.assert(
      fc.property(damage, (spec) => expectSound(applyDamage(spec))),
      { numRuns: 1500 },
    );
  });

  it('nesting beyond all reason', () => {
    const deep = new Uint8Array(100_000).fill(0x30);
    for (let index = 1; index < deep.length; index += 2) deep[index] = 0x80;
    expectSound(deep);
  });

  it('a certificate with 10,000 names', () => {
    const many = makeLeaf(ca, { dns: Array.from({ length: 10_000 }, (_, index) => `host-${index}.example`) });
    const certificate = parseCertificate(many.der);
    expect(certificate.problems).toEqual([]);
    expect(certificate.extensions.find(({ name }) => name === 'subjectAltName')?.value).toMatchObject({
      names: { length: 10_000 },
    });
  });

  it('says which limit it hit', () => {
    const bytes = makeLeaf(ca).der;
    expect(parseCertificate(bytes, { ...defaultDerLimits, maxNodes: 20 }).problems.map(({ code }) => code)).toContain(
      'node-limit',
    );
    expect(parseCertificate(bytes, { ...defaultDerLimits, maxBytes: 100 }).problems.map(({ code }) => code)).toContain(
      'size-limit',
    );
    expect(parseCertificate(bytes, { ...defaultDerLimits, maxDepth: 2 }).problems.map(({ code }) => code)).toContain(
      'depth-limit',
    );
  });
});

const certificates = corpusObjects('cert');
const fuzz = fuzzBytes();

describe.skipIf(certificates.length === 0)('public bytes', () => {
  it('certificates of many projects', () => {
    for (const { der: bytes } of certificates) expectSound(bytes);
    expect(certificates.length).toBeGreaterThan(1000);
  });

  it('what fuzzers found against other parsers', () => {
    for (const bytes of fuzz) expectSound(bytes);
    expect(fuzz.length).toBeGreaterThan(500);
  });
});
