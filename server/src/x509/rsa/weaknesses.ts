import { primesBelow, squareRoot } from './integers.ts';

/** Trial division goes this far (CA/Browser Forum BR §6.1.6): a sound modulus has no factor below. */
const TRIAL_LIMIT = 752;

/** Products of small primes that fit a float exactly, so that one division of the modulus serves a dozen primes. */
interface PrimeGroup {
  readonly product: bigint;
  readonly primes: readonly number[];
}

const groups: readonly PrimeGroup[] = groupPrimes(primesBelow(TRIAL_LIMIT));
const allSmallPrimes = groups.reduce((product, group) => product * group.product, 1n);

function groupPrimes(primes: readonly number[]): PrimeGroup[] {
  const made: PrimeGroup[] = [];
  let members: number[] = [];
  let product = 1;
  for (const prime of primes) {
    if (product * prime > Number.MAX_SAFE_INTEGER) {
      made.push({ product: BigInt(product), primes: members });
      members = [];
      product = 1;
    }
    members.push(prime);
    product *= prime;
  }
  return [...made, { product: BigInt(product), primes: members }];
}

/** The smallest prime factor below 752 of a larger number; undefined where it has none. */
export function findSmallFactor(modulus: bigint): number | undefined {
  const rest = modulus % allSmallPrimes;
  for (const { product, primes } of groups) {
    const residue = Number(rest % product);
    for (const prime of primes) if (residue % prime === 0) return prime;
  }
  return undefined;
}

/** A prime and the powers of 65537 modulo it. */
interface Marker {
  readonly prime: number;
  readonly powers: ReadonlySet<number>;
}

/** The primes below 168 modulo which not every number is a power of 65537. */
const markers: readonly Marker[] = primesBelow(168)
  .map((prime) => ({ prime, powers: listPowers(65537 % prime, prime) }))
  .filter(({ prime, powers }) => powers.size < prime - 1);
const allMarkers = markers.reduce((product, { prime }) => product * BigInt(prime), 1n);

function listPowers(base: number, prime: number): ReadonlySet<number> {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * base) % prime) powers.add(power);
  return powers;
}

/**
 * Whether a modulus has the structure of those that Infineon's library made (CVE-2017-15361, "ROCA"): a power of 65537 modulo
 * every small prime. One in some hundred million other moduli looks the same.
 */
export function hasRocaStructure(modulus: bigint): boolean {
  const rest = modulus % allMarkers;
  return markers.every(({ prime, powers }) => powers.has(Number(rest % BigInt(prime))));
}

/** Steps from the square root upwards within which Fermat's method must find nothing (CA/Browser Forum BR §6.1.6). */
const FERMAT_ROUNDS = 100;

/** Moduli by which most numbers are seen to be no squares, and which residues squares have. */
const sieves: readonly { readonly by: number; readonly squares: Uint8Array }[] = [64, 63, 65, 11, 17, 19].map((by) => ({
  by,
  squares: listSquares(by),
}));
const SIEVE = sieves.reduce((product, { by }) => product * by, 1);

/** 1 for each residue that squares have. */
function listSquares(by: number): Uint8Array {
  const squares = new Uint8Array(by);
  for (let number = 0; number < by; number++) squares[(number * number) % by] = 1;
  return squares;
}

/** Whether Fermat's method takes an odd modulus apart within 100 steps: its two primes are next to each other (CVE-2022-26320). */
export function hasClosePrimes(modulus: bigint): boolean {
  const root = squareRoot(modulus);
  if (root * root === modulus) return true;
  const start = root + 1n;
  // (start + step)² − modulus is followed modulo the sieves, which costs no large number.
  let residue = Number((start * start - modulus) % BigInt(SIEVE));
  let middle = Number(start % BigInt(SIEVE));
  for (let step = 0; step < FERMAT_ROUNDS; step++) {
    if (mayBeSquare(residue) && isSquare((start + BigInt(step)) ** 2n - modulus)) return true;
    residue = (residue + 2 * middle + 1) % SIEVE;
    middle = (middle + 1) % SIEVE;
  }
  return false;
}

function mayBeSquare(residue: number): boolean {
  for (const { by, squares } of sieves) if (squares[residue % by] !== 1) return false;
  return true;
}

function isSquare(number: bigint): boolean {
  const root = squareRoot(number);
  return root * root === number;
}
