import { generatePrimeSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { createWorkspaceIndex } from '../../server/src/workspace/workspace-index.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { der, makeCa, makeLeaf, type TestCertificate } from '../builders/index.ts';

const root = makeCa();
const primes = Array.from({ length: 40 }, () => generatePrimeSync(256, { bigint: true }));
const prime = (index: number): bigint => primes[index] ?? 1n;

function device(name: string, modulus: bigint): TestCertificate {
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue());
  const key = der.sequence(der.integer(modulus), der.integer(65_537));
  return makeLeaf(root, { dns: [name], raw: { spki: der.sequence(algorithm, der.bitString(key)) } });
}

const one = device('one', prime(0) * prime(1));
const two = device('two', prime(0) * prime(2));
const three = device('three', prime(3) * prime(4));
/** Shares each of its primes with another. */
const both = device('both', prime(1) * prime(4));

function openIndex(files: Readonly<Record<string, TestCertificate>>) {
  const index = createWorkspaceIndex({ crypto: createNodeRuntime().crypto });
  const put = (name: string, { pem }: TestCertificate) => index.setBytes(`file:///${name}.pem`, Buffer.from(pem));
  for (const [name, certificate] of Object.entries(files)) put(name, certificate);
  const partnersOf = ({ der: bytes }: TestCertificate) =>
    index.bySharedPrime(parseCertificate(bytes)).map(({ uri }) => uri);
  return { index, put, partnersOf };
}

describe('RSA keys of a workspace', () => {
  it('that share a prime are found from both sides, and others are not', () => {
    const { partnersOf } = openIndex({ one, two, three });
    expect(partnersOf(one)).toEqual(['file:///two.pem']);
    expect(partnersOf(two)).toEqual(['file:///one.pem']);
    expect(partnersOf(three)).toEqual([]);
  });

  it('that come later are compared with those that were there', () => {
    const { put, partnersOf } = openIndex({ one, three });
    expect(partnersOf(one)).toEqual([]);
    put('two', two);
    expect(partnersOf(one)).toEqual(['file:///two.pem']);
    expect(partnersOf(three)).toEqual([]);
    put('both', both);
    expect(partnersOf(both).sort()).toEqual(['file:///one.pem', 'file:///three.pem']);
    expect(partnersOf(three)).toEqual(['file:///both.pem']);
  });

  it('that go are no longer named, and are when they come back', () => {
    const { index, put, partnersOf } = openIndex({ one, two });
    expect(partnersOf(one)).toHaveLength(1);
    index.removeFile('file:///two.pem');
    expect(partnersOf(one)).toEqual([]);
    put('two', two);
    expect(partnersOf(one)).toEqual(['file:///two.pem']);
  });

  it('are compared all at once, however many there are', () => {
    const sound = Object.fromEntries(
      Array.from({ length: 15 }, (_, index) => [
        `sound-${index}`,
        device(`sound-${index}`, prime(10 + 2 * index) * prime(11 + 2 * index)),
      ]),
    );
    const { partnersOf } = openIndex({ ...sound, one, two });
    expect(partnersOf(one)).toEqual(['file:///two.pem']);
    for (const certificate of Object.values(sound)) expect(partnersOf(certificate)).toEqual([]);
  });
});
