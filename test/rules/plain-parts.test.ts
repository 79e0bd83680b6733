import { describe, expect, it } from 'vitest';
import { CertificateSubject } from '../../server/src/rules/certificate-subject.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { der, makeCa, makeLeaf, type NameSpec } from '../builders/index.ts';

const root = makeCa();
const subjectOf = (spec: Parameters<typeof makeLeaf>[1]) =>
  new CertificateSubject(parseCertificate(makeLeaf(root, spec).der));

describe('a name is plain', () => {
  const isPlain = (name: NameSpec) => subjectOf({ name, dns: ['a.svc'] }).is('plain-subject');
  const written = (value: string, encoding: der.StringType = 'utf8') => isPlain([{ type: 'CN', value, encoding }]);

  it('of letters, digits and the signs of PrintableString', () => {
    expect(isPlain("C=DE, O=Example (Trust) Ltd., CN=O'Neill: api-1")).toBe(true);
    expect(written('plain', 'printable')).toBe(true);
    expect(isPlain([])).toBe(true);
  });

  it.each(['', ' a', 'a ', 'a&b', 'a@b', 'é', 'a\u0000', 'a\tb', '"a"', '\ufffd'])('but not as %j', (value) => {
    expect(written(value)).toBe(false);
  });

  it.each(['teletex', 'bmp', 'universal', 'visible'] as const)('nor as %s', (encoding) => {
    expect(written('plain', encoding)).toBe(false);
  });

  it('of one attribute in each component', () => {
    expect(isPlain('O=Example, CN=api + UID=1')).toBe(false);
    expect(isPlain(der.sequence(der.set()))).toBe(false);
  });

  it('the issuer by itself', () => {
    const odd = makeCa({ name: 'Größe' });
    const subject = new CertificateSubject(parseCertificate(makeLeaf(odd).der));
    expect(subject.is('plain-issuer')).toBe(false);
    expect(subject.is('plain-subject')).toBe(true);
  });
});

describe('DNS names are plain', () => {
  const arePlain = (...dns: string[]) => subjectOf({ name: 'a', dns }).is('plain-dns-names');

  it('of two labels and more', () => {
    expect(arePlain('a.b', 'API-1.Example.internal', '*.example.com', `${'a'.repeat(63)}.b1`)).toBe(true);
    expect(subjectOf({ name: 'a' }).is('plain-dns-names')).toBe(true);
  });

  it.each([
    '',
    'localhost',
    '*',
    '*.com',
    '.a.b',
    'a..b',
    'a.b.',
    '-a.b',
    'a-.b',
    'a.b-',
    'a--b.c',
    'xn--a.b',
    'a_b.c',
    'a b.c',
    ' ',
    '10.0.0.1',
    'a.*.b',
    '*a.b.c',
    'é.b',
    'a.b\u0000',
    '{a}.b',
    'a.b:443',
    `${'a'.repeat(64)}.b`,
    `${'a.'.repeat(127)}b`,
  ])('but not as %j', (name) => {
    expect(arePlain('fine.example', name)).toBe(false);
  });
});

describe('a validity is plain', () => {
  const isPlain = (notBefore: Uint8Array, notAfter: Uint8Array) =>
    subjectOf({ name: 'a', notBefore, notAfter }).is('plain-validity');
  const before = der.utcTime('250101000000Z');

  it('to the second, in UTC, in the type of its time', () => {
    expect(isPlain(before, der.utcTime('491231235959Z'))).toBe(true);
    expect(isPlain(before, der.generalizedTime('99991231235959Z'))).toBe(true);
  });

  it.each([
    ['without seconds', der.utcTime('2701010000Z')],
    ['in a zone', der.utcTime('270101000000+0100')],
    ['in the type of later times', der.generalizedTime('20270101000000Z')],
    ['with fractions', der.generalizedTime('20510101000000.5Z')],
    ['and must be a time', der.utcTime('271301000000Z')],
  ])('not %s', (_, notAfter) => {
    expect(isPlain(before, notAfter)).toBe(false);
  });
});
