import { describe, expect, it } from 'vitest';
import { DerReader } from '../../server/src/asn1/reader.ts';
import { parseAlgorithm } from '../../server/src/x509/algorithm.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { parsePublicKey } from '../../server/src/x509/public-key.ts';
import type { AlgorithmIdentifier, PublicKey } from '../../server/src/x509/types.ts';
import { der, makeKey, makeSelfSigned } from '../builders/index.ts';
import { corpusObjects } from './corpus.ts';

const { bitString, context, integer, nullValue, oid, sequence, unsigned } = der;

function read(spki: Uint8Array): PublicKey & { readonly complaints: readonly string[] } {
  const reader = new DerReader(spki);
  const key = parsePublicKey(reader, reader.root('spki'), 'spki');
  return { ...key, complaints: reader.problems.map(({ code }) => code) };
}

function readAlgorithm(bytes: Uint8Array): AlgorithmIdentifier {
  const reader = new DerReader(bytes);
  return parseAlgorithm(reader, reader.root('algorithm'), 'algorithm');
}

function spki(algorithm: Uint8Array, key = Uint8Array.of(1, 2, 3)): Uint8Array {
  return sequence(algorithm, bitString(key));
}

describe('public keys', () => {
  it.each([
    ['rsa-1024', { type: 'RSA', bits: 1024, exponent: '010001', curve: undefined }],
    ['rsa-2048', { type: 'RSA', bits: 2048 }],
    ['rsa-pss', { type: 'RSA', algorithm: { name: 'RSASSA-PSS' } }],
    ['p256', { type: 'EC', bits: 256, curve: 'P-256', exponent: undefined }],
    ['p384', { type: 'EC', bits: 384, curve: 'P-384' }],
    ['p521', { type: 'EC', bits: 521, curve: 'P-521' }],
    ['secp256k1', { type: 'EC', bits: 256, curve: 'secp256k1' }],
    ['brainpoolP384r1', { type: 'EC', bits: 384, curve: 'brainpoolP384r1' }],
    ['ed25519', { type: 'Ed25519', bits: 256, curve: undefined }],
    ['ed448', { type: 'Ed448', bits: 456 }],
    ['x25519', { type: 'X25519', bits: 256 }],
  ] as const)('%s', (algorithm, expected) => {
    expect(read(makeKey(algorithm).spki)).toMatchObject({ ...expected, complaints: [] });
  });

  it('names SM2, and shows an unknown curve by its OID', () => {
    expect(read(spki(sequence(oid('1.2.840.10045.2.1'), oid('1.2.156.10197.1.301'))))).toMatchObject({
      type: 'SM2',
      bits: 256,
      curve: 'SM2',
    });
    expect(read(spki(sequence(oid('1.2.840.10045.2.1'), oid('1.2.3.4'))))).toMatchObject({
      type: 'EC',
      bits: undefined,
      curve: '1.2.3.4',
    });
  });

  it('says the size of explicit curve parameters, prime and binary', () => {
    const prime = sequence(oid('1.2.840.10045.1.1'), unsigned(new Uint8Array(32).fill(0xff)));
    const binary = sequence(oid('1.2.840.10045.1.2'), sequence(integer(283), oid('1.2.3')));
    for (const [field, bits] of [
      [prime, 256],
      [binary, 283],
    ] as const) {
      const algorithm = sequence(oid('1.2.840.10045.2.1'), sequence(integer(1), field));
      expect(read(spki(algorithm))).toMatchObject({ type: 'EC', bits, curve: 'explicit parameters' });
    }
  });

  it('says the size of DSA and Diffie-Hellman keys', () => {
    const parameters = sequence(unsigned(new Uint8Array(256).fill(0xff)), integer(7), integer(2));
    expect(read(spki(sequence(oid('1.2.840.10040.4.1'), parameters)))).toMatchObject({ type: 'DSA', bits: 2048 });
    expect(read(spki(sequence(oid('1.2.840.10046.2.1'), parameters)))).toMatchObject({ type: 'DH', bits: 2048 });
    expect(read(spki(sequence(oid('1.2.840.10040.4.1'))))).toMatchObject({ type: 'DSA', bits: undefined });
  });

  it.each([
    ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
    ['2.16.840.1.101.3.4.3.31', 'SLH-DSA-SHAKE-256f'],
    ['2.16.840.1.101.3.4.4.2', 'ML-KEM-768'],
    ['1.3.6.1.5.5.7.6.45', 'MLDSA65-ECDSA-P256-SHA512'],
    ['1.3.6.1.5.5.7.6.58', 'MLKEM768-X25519-SHA3-256'],
    ['1.2.3.4', '1.2.3.4'],
  ])('%s is %s', (id, type) => {
    expect(read(spki(sequence(oid(id))))).toMatchObject({ type, bits: undefined, complaints: [] });
  });

  it('still names a key whose numbers cannot be read', () => {
    expect(
      read(spki(sequence(oid('1.2.840.113549.1.1.1'), nullValue()), Uint8Array.of(0x04, 0x01, 0x00))),
    ).toMatchObject({
      type: 'RSA',
      bits: undefined,
      complaints: ['unexpected-tag'],
    });
  });
});

describe('RSASSA-PSS parameters', () => {
  it('are read from a signature', () => {
    const certificate = parseCertificate(makeSelfSigned({ key: makeKey('rsa-2048'), scheme: 'pss-sha512' }).der);
    expect(certificate.signatureAlgorithm).toMatchObject({
      name: 'RSASSA-PSS',
      pss: { hash: 'SHA-512', maskHash: 'SHA-512' },
    });
    expect(certificate.problems).toEqual([]);
  });

  it('have the defaults of RFC 4055 where they are left out', () => {
    const pss = oid('1.2.840.113549.1.1.10');
    expect(readAlgorithm(sequence(pss, sequence())).pss).toEqual({ hash: 'SHA-1', maskHash: 'SHA-1', saltLength: 20 });
    expect(readAlgorithm(sequence(pss, sequence(context(2, integer(32))))).pss?.saltLength).toBe(32);
    expect(readAlgorithm(sequence(pss)).pss).toBeUndefined();
  });
});

describe('post-quantum algorithm names', () => {
  it('fit the prehash of every SLH-DSA set', () => {
    expect(readAlgorithm(sequence(oid('2.16.840.1.101.3.4.3.35'))).name).toBe('HashSLH-DSA-SHA2-128s-with-SHA256');
    expect(readAlgorithm(sequence(oid('2.16.840.1.101.3.4.3.40'))).name).toBe('HashSLH-DSA-SHA2-256f-with-SHA512');
    expect(readAlgorithm(sequence(oid('2.16.840.1.101.3.4.3.41'))).name).toBe('HashSLH-DSA-SHAKE-128s-with-SHAKE128');
    expect(readAlgorithm(sequence(oid('2.16.840.1.101.3.4.3.46'))).name).toBe('HashSLH-DSA-SHAKE-256f-with-SHAKE256');
    expect(readAlgorithm(sequence(oid('2.16.840.1.101.3.4.3.33'))).name).toBe('HashML-DSA-65-with-SHA512');
  });

  const certificates = corpusObjects('cert').filter(({ origin }) => origin.startsWith('pqc-certificates/'));

  it.skipIf(certificates.length === 0)('leave no bare OID in the public post-quantum certificates', () => {
    const bare = certificates.flatMap(({ origin, der: bytes }) => {
      const { signatureAlgorithm, publicKey } = parseCertificate(bytes);
      return [signatureAlgorithm.name, publicKey.type]
        .filter((name) => /^[\d.]*$/.test(name))
        .map((name) => `${origin}: ${name}`);
    });
    expect(bare).toEqual([]);
  });

  // The files are named by algorithm and OID: `id-MLDSA44-Ed25519-SHA512-1.3.6.1.5.5.7.6.39_ta.der`.
  const named = certificates.flatMap(({ origin, der: bytes }) => {
    const [, name, id] = /\/(?:id-)?((?:ML|SLH)[\w-]+)-((?:\d+\.){6,}\d+)_(?:ta|ee)\.der$/i.exec(origin) ?? [];
    return name === undefined || id === undefined ? [] : [{ name, id, key: parseCertificate(bytes).publicKey }];
  });

  // Some leave out the hash, or the prefix and suffix of the pre-hash variants.
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace(/^hash|with.*$/g, '');

  it.skipIf(certificates.length === 0)('are those that the makers of the certificates gave them', () => {
    const ofKey = named.filter(({ id, key }) => key.algorithm.oid === id);
    const others = ofKey.filter(({ name, key }) => !plain(key.type).startsWith(plain(name)));
    expect(others.map(({ name, key }) => [name, key.type])).toEqual([]);
    expect(ofKey.length).toBeGreaterThan(100);
  });
});
