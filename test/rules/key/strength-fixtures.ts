import { generatePrimeSync } from 'node:crypto';
import { curveOutsideTls } from '../../../server/src/rules/key/curve-outside-tls.ts';
import { dsa } from '../../../server/src/rules/key/dsa.ts';
import { postQuantumLength } from '../../../server/src/rules/key/post-quantum-length.ts';
import { postQuantumUsages } from '../../../server/src/rules/key/post-quantum-usages.ts';
import { roca } from '../../../server/src/rules/key/roca.ts';
import { rsaClosePrimes } from '../../../server/src/rules/key/rsa-close-primes.ts';
import { rsaExponentEven } from '../../../server/src/rules/key/rsa-exponent-even.ts';
import { rsaExponentTooLarge } from '../../../server/src/rules/key/rsa-exponent-too-large.ts';
import { rsaExponentTooSmall } from '../../../server/src/rules/key/rsa-exponent-too-small.ts';
import { rsaExponentUnusual } from '../../../server/src/rules/key/rsa-exponent-unusual.ts';
import { rsaShortPast2030 } from '../../../server/src/rules/key/rsa-short-past-2030.ts';
import { rsaSmallFactor } from '../../../server/src/rules/key/rsa-small-factor.ts';
import { rsaTooShort } from '../../../server/src/rules/key/rsa-too-short.ts';
import { rsaUnreadable } from '../../../server/src/rules/key/rsa-unreadable.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import { primesBelow } from '../../../server/src/x509/rsa/integers.ts';
import { type CertificateSpec, der, extension, keyUsage, makeCa, makeKey, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();
const leaf = (spec: CertificateSpec) => () => makeLeaf(root, spec).der;

const rsaSpki = (modulus: bigint, exponent = 65537n) =>
  der.sequence(
    der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue()),
    der.bitString(der.sequence(der.integer(modulus), der.integer(exponent))),
  );
const withRsa = (modulus: bigint, exponent?: bigint) => leaf({ raw: { spki: rsaSpki(modulus, exponent) } });

const sound = generatePrimeSync(1024, { bigint: true }) * generatePrimeSync(1024, { bigint: true });

function isLikelyPrime(number: bigint): boolean {
  let [result, base, exponent] = [1n, 2n, number - 1n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % number;
    base = (base * base) % number;
  }
  return result === 1n;
}

function nextPrime(after: bigint): bigint {
  let number = after + 2n;
  while (!isLikelyPrime(number)) number += 2n;
  return number;
}

const first = generatePrimeSync(512, { bigint: true });
const neighbours = first * nextPrime(first);

/** A prime as the faulty library made them: k·M + (65537^a mod M), M the product of the first 39 primes. */
function rocaPrime(power: bigint): bigint {
  const product = primesBelow(168).reduce((all, prime) => all * BigInt(prime), 1n);
  let residue = 1n;
  for (let step = 0n; step < power; step++) residue = (residue * 65537n) % product;
  let candidate = (1n << 260n) * product + residue;
  while (!isLikelyPrime(candidate)) candidate += product;
  return candidate;
}

const rocaModulus = rocaPrime(101n) * rocaPrime(202n);

const mlDsa65 = (length: number) =>
  der.sequence(der.sequence(der.oid('2.16.840.1.101.3.4.3.18')), der.bitString(new Uint8Array(length)));
const mlKem768 = der.sequence(
  der.sequence(der.oid('2.16.840.1.101.3.4.4.2')),
  der.bitString(new Uint8Array(1184).fill(1)),
);
const dsaKey = der.sequence(
  der.sequence(der.oid('1.2.840.10040.4.1'), der.sequence(der.integer(sound), der.integer(7), der.integer(2))),
  der.bitString(der.integer(5)),
);
const shortKey = makeKey('rsa-1024', 'short');
const longKey = makeKey('rsa-2048', 'long');
const leadingNegative = der.sequence(
  der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue()),
  der.bitString(der.sequence(der.integer(sound), der.integer(-3))),
);

/** Rules about how strong keys are. */
export const strengthFixtures: readonly FieldFixture[] = [
  {
    rule: rsaTooShort,
    bad: leaf({ key: shortKey }),
    at: shortKey.spki,
    severity: 'warning',
    message: /has 1024 bits/,
    good: leaf({ key: longKey }),
  },
  {
    rule: rsaShortPast2030,
    bad: leaf({ key: longKey, days: [-30, 2000] }),
    at: longKey.spki,
    severity: 'hint',
    message: /valid until 2031/,
    // A root is a matter of whom to trust.
    good: () => makeCa({ key: longKey, days: [-30, 3650] }).der,
  },
  {
    rule: rsaUnreadable,
    what: 'nothing but zeros',
    bad: leaf({
      raw: {
        spki: der.sequence(
          der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue()),
          der.bitString(Uint8Array.of(0, 0)),
        ),
      },
    }),
    at: der.bitString(Uint8Array.of(0, 0)),
    severity: 'error',
    good: leaf({ key: longKey }),
  },
  {
    rule: rsaUnreadable,
    what: 'negative exponent',
    bad: leaf({ raw: { spki: leadingNegative } }),
    at: der.bitString(der.sequence(der.integer(sound), der.integer(-3))),
  },
  { rule: rsaExponentTooSmall, bad: withRsa(sound, 1n), at: der.integer(1), severity: 'error', good: withRsa(sound) },
  {
    rule: rsaExponentEven,
    bad: withRsa(sound, 65536n),
    at: der.integer(65536),
    severity: 'error',
    good: withRsa(sound),
  },
  {
    rule: rsaExponentTooLarge,
    bad: withRsa(sound, 2n ** 33n + 1n),
    at: der.integer(2n ** 33n + 1n),
    severity: 'warning',
    good: withRsa(sound, 2n ** 31n - 1n),
  },
  {
    rule: rsaExponentUnusual,
    bad: withRsa(sound, 3n),
    at: der.integer(3),
    severity: 'information',
    good: withRsa(sound, 65539n),
  },
  {
    rule: rsaSmallFactor,
    what: 'an odd one',
    bad: withRsa(sound * 743n),
    at: der.integer(sound * 743n),
    severity: 'error',
    message: /divisible by 743/,
    good: withRsa(sound),
  },
  {
    rule: rsaSmallFactor,
    what: 'two',
    bad: withRsa(sound - 1n),
    at: der.integer(sound - 1n),
    message: /divisible by 2/,
  },
  {
    rule: rsaClosePrimes,
    bad: withRsa(neighbours),
    at: der.integer(neighbours),
    severity: 'error',
    good: withRsa(sound),
  },
  { rule: roca, bad: withRsa(rocaModulus), at: der.integer(rocaModulus), severity: 'error', good: withRsa(sound) },
  { rule: dsa, bad: leaf({ raw: { spki: dsaKey } }), at: dsaKey, severity: 'warning' },
  {
    rule: postQuantumLength,
    bad: leaf({ raw: { spki: mlDsa65(1956) } }),
    at: der.bitString(new Uint8Array(1956)),
    severity: 'error',
    message: /ML-DSA-65 has 1952 bytes .* this one has 1956/,
    good: leaf({ raw: { spki: mlDsa65(1952) } }),
  },
  {
    rule: postQuantumUsages,
    what: 'ML-DSA that enciphers',
    bad: leaf({ raw: { spki: mlDsa65(1952) }, keyUsages: ['digitalSignature', 'keyEncipherment'] }),
    at: extension(keyUsage('digitalSignature', 'keyEncipherment')),
    severity: 'warning',
    good: leaf({ raw: { spki: mlDsa65(1952) } }),
  },
  {
    rule: curveOutsideTls,
    what: 'of cryptocurrencies',
    bad: leaf({ dns: ['api.payments.svc'], key: makeKey('secp256k1', 'api') }),
    at: (bytes) => parseCertificate(bytes).publicKey.range,
    severity: 'warning',
    message: /is on the curve secp256k1/,
    // A key for tokens (ES256K), which nothing says to be for TLS.
    good: leaf({ name: 'tokens', key: makeKey('secp256k1', 'tokens'), roles: [] }),
  },
  {
    rule: curveOutsideTls,
    what: 'of brainpool',
    bad: leaf({ name: 'orders', key: makeKey('brainpoolP256r1', 'orders'), roles: ['client'] }),
    at: (bytes) => parseCertificate(bytes).publicKey.range,
    severity: 'information',
    good: leaf({ dns: ['api.payments.svc'], key: makeKey('p521', 'api') }),
  },
  {
    rule: postQuantumUsages,
    what: 'ML-KEM that signs',
    bad: leaf({ raw: { spki: mlKem768 }, keyUsages: ['digitalSignature'] }),
    at: extension(keyUsage('digitalSignature')),
    good: leaf({ raw: { spki: mlKem768 }, keyUsages: ['keyEncipherment'] }),
  },
];
