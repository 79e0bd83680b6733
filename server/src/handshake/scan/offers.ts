import { cipherSuite } from '../registry/cipher-suites.ts';
import type { Registered } from '../types.ts';
import type { ScannedVersion } from './types.ts';

/** A ClientHello with more suites than any program of our days is what some servers do not answer at all. */
const suitesPerHello = 100;

const codesOf = (...runs: readonly (readonly [first: number, last: number])[]): number[] =>
  runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));

/** The suites of TLS 1.3 (RFC 8446 §B.4, RFC 9150). */
const modernSuites = codesOf([0x1301, 0x1305], [0xc0b4, 0xc0b5]);

/** All others that are registered, and no signalling values: what a server of our days may take first. */
const olderSuites = (): readonly Registered[] =>
  codesOf([0x0001, 0x00c5], [0xc001, 0xc0b3], [0xcca8, 0xccae], [0xd001, 0xd005])
    .map(cipherSuite)
    .filter(({ name }) => name.startsWith('TLS_') && !name.includes('SCSV'))
    .sort((one, other) => likelihood(one.name) - likelihood(other.name));

/** Groups of TLS 1.3, hybrids included (RFC 8446 §4.2.7, RFC 8734). */
const modernGroups = [
  0x11ec,
  0x11eb,
  0x11ed,
  29,
  23,
  24,
  25,
  30,
  ...codesOf([31, 33], [0x0100, 0x0104], [0x0200, 0x0202]),
];

/** Curves of TLS 1.2 and before. No finite fields: servers that know RFC 7919 would hide the prime that everybody else gets. */
const olderGroups = [29, 23, 24, 25, 30, ...codesOf([26, 28], [1, 22])];

/** Everything that is asked about a version: suites in offers of a size that servers take, and groups. */
export function offersOf(version: ScannedVersion): {
  readonly batches: readonly (readonly number[])[];
  readonly groups: readonly number[];
} {
  if (version === 'TLSv1.3') return { batches: [modernSuites], groups: modernGroups };
  const all = olderSuites()
    .filter(({ name }) => version === 'TLSv1.2' || !needsTls12(name))
    .map(({ code }) => code);
  const batches: number[][] = [];
  for (let start = 0; start < all.length; start += suitesPerHello)
    batches.push(all.slice(start, start + suitesPerHello));
  return { batches, groups: version === 'SSLv3' ? [] : olderGroups };
}

/** Suites with authenticated encryption, or with a hash of their own, came with TLS 1.2 (RFC 5246 §A.5, RFC 5288, RFC 5289). */
function needsTls12(name: string): boolean {
  return /GCM|CCM|POLY1305|CBC_SHA(?:256|384)|NULL_SHA(?:256|384)/.test(name);
}

/** 0 to 3: so that the first offer has everything that is commonly met. */
function likelihood(name: string): number {
  if (/PSK|KRB5|SRP|_DSS_|EXPORT|TLS_DH_|TLS_ECDH_/.test(name)) return /anon/.test(name) ? 2 : 3;
  return /AES|CHACHA20|3DES/.test(name) ? 0 : 1;
}
