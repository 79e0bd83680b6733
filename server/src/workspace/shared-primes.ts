import { commonDivisor, productOf } from '../x509/rsa/integers.ts';
import { readRsaKey } from '../x509/rsa/key.ts';
import type { Certificate, PkiObject } from '../x509/types.ts';
import { isIndexedCertificate } from './indexed-certificate.ts';
import type { IndexedArtifact } from './types.ts';

/** Different RSA moduli that are compared with each other. A thousand take a second, once; ten thousand would take a minute. */
const MAX_MODULI = 1024;

/** Divisions that are spent on finding out with whom moduli share a prime, each time new ones come. */
const MAX_DIVISIONS = 100_000;

/** A greatest common divisor takes as long as this many divisions. */
const DIVISOR_COST = 64;

/** Partners of one modulus that are remembered: a reader needs one, and the next when that one is gone. */
const MAX_PARTNERS = 4;

/**
 * The RSA keys of an index that share a prime with another: both private keys follow from the two public ones. Devices that make
 * keys before they have randomness do that. All moduli are compared at once (Bernstein's batch greatest common divisor), when
 * first asked for and for what is new from then on.
 */
export class SharedPrimes {
  readonly #all: () => Iterable<IndexedArtifact>;
  #owners: Map<bigint, Set<IndexedArtifact<Certificate>>> | undefined;
  /** Every modulus compared so far, present or not, with those that it shares a prime with. */
  readonly #partners = new Map<bigint, bigint[]>();
  /** Of all compared moduli. */
  #product = 1n;
  readonly #fresh = new Set<bigint>();
  /** Moduli that certificates with different exponents have, or had: hardly ever one. A root stands in a thousand Secrets, and none of them is looked through. */
  readonly #severalExponents = new Set<bigint>();
  #found = 0;

  constructor(all: () => Iterable<IndexedArtifact>) {
    this.#all = all;
  }

  add(item: IndexedArtifact): void {
    if (this.#owners !== undefined) this.#put(this.#owners, item);
  }

  remove(item: IndexedArtifact): void {
    const modulus = this.#owners === undefined ? undefined : modulusOf(item.object);
    if (modulus === undefined || !isIndexedCertificate(item)) return;
    const owners = this.#owners?.get(modulus);
    owners?.delete(item);
    if (owners?.size !== 0) return;
    this.#owners?.delete(modulus);
    this.#fresh.delete(modulus);
  }

  /** Certificates whose RSA key shares a prime with that of this one, or both primes and not the exponent. */
  find(certificate: Certificate): readonly IndexedArtifact<Certificate>[] {
    const modulus = modulusOf(certificate);
    if (modulus === undefined) return [];
    const owners = this.#built();
    this.#compareFresh(owners);
    const partners = this.#partners.get(modulus) ?? [];
    const others = partners.flatMap((partner) => [...(owners.get(partner) ?? [])]);
    if (!this.#severalExponents.has(modulus)) return others;
    const { exponent } = certificate.publicKey;
    const same = [...(owners.get(modulus) ?? [])].filter(({ object }) => object.publicKey.exponent !== exponent);
    return [...same, ...others];
  }

  /** How often two moduli were found to share a prime; 0 while nobody has asked for one. */
  found(): number {
    if (this.#owners !== undefined) this.#compareFresh(this.#owners);
    return this.#found;
  }

  #built(): Map<bigint, Set<IndexedArtifact<Certificate>>> {
    if (this.#owners !== undefined) return this.#owners;
    const owners = new Map<bigint, Set<IndexedArtifact<Certificate>>>();
    for (const item of this.#all()) this.#put(owners, item);
    this.#owners = owners;
    return owners;
  }

  #put(owners: Map<bigint, Set<IndexedArtifact<Certificate>>>, item: IndexedArtifact): void {
    const modulus = modulusOf(item.object);
    if (modulus === undefined || !isIndexedCertificate(item)) return;
    const known = owners.get(modulus);
    if (known === undefined) owners.set(modulus, new Set([item]));
    else {
      const [first] = known;
      if (first?.object.publicKey.exponent !== item.object.publicKey.exponent) this.#severalExponents.add(modulus);
      known.add(item);
    }
    if (!this.#partners.has(modulus)) this.#fresh.add(modulus);
  }

  #compareFresh(owners: ReadonlyMap<bigint, unknown>): void {
    if (this.#fresh.size === 0) return;
    const isFull = this.#partners.size + this.#fresh.size > MAX_MODULI;
    if (isFull && owners.size <= MAX_MODULI) this.#startAgain(owners);
    const fresh = [...this.#fresh].slice(0, MAX_MODULI - this.#partners.size);
    this.#fresh.clear();
    if (fresh.length === 0) return;
    for (const modulus of fresh) this.#partners.set(modulus, []);
    this.#product *= productOf(fresh);
    let left = MAX_DIVISIONS;
    eachSquareRemainder(this.#product, fresh, (modulus, remainder) => {
      const shared = commonDivisor(modulus, remainder / modulus);
      if (shared === 1n || left <= 0) return;
      this.#findPartners(modulus, shared);
      left -= this.#partners.size * (shared === modulus ? DIVISOR_COST : 1);
    });
  }

  /** Forgets moduli that are gone, to make room for new ones. */
  #startAgain(owners: ReadonlyMap<bigint, unknown>): void {
    this.#partners.clear();
    this.#product = 1n;
    this.#fresh.clear();
    for (const modulus of owners.keys()) this.#fresh.add(modulus);
  }

  #findPartners(modulus: bigint, shared: bigint): void {
    for (const other of this.#partners.keys()) {
      if (other === modulus || !sharesPrime(other, shared, modulus)) continue;
      this.#link(modulus, other);
      this.#link(other, modulus);
    }
  }

  #link(modulus: bigint, partner: bigint): void {
    const partners = this.#partners.get(modulus);
    if (partners === undefined || partners.length >= MAX_PARTNERS || partners.includes(partner)) return;
    partners.push(partner);
    this.#found++;
  }
}

/** `shared` is one prime of the modulus, or both where it shares each of them with another. */
function sharesPrime(other: bigint, shared: bigint, modulus: bigint): boolean {
  return shared === modulus ? commonDivisor(other, shared) !== 1n : other % shared === 0n;
}

function modulusOf(object: PkiObject): bigint | undefined {
  return object.kind === 'certificate' ? readRsaKey(object.der, object.publicKey)?.modulus : undefined;
}

/** `value` modulo the square of each number, by halves: what is divided shrinks on the way down. */
function eachSquareRemainder(
  value: bigint,
  numbers: readonly bigint[],
  visit: (number: bigint, remainder: bigint) => void,
): void {
  const [only] = numbers;
  if (only !== undefined && numbers.length === 1) {
    visit(only, value % (only * only));
    return;
  }
  const middle = numbers.length >> 1;
  for (const half of [numbers.slice(0, middle), numbers.slice(middle)]) {
    eachSquareRemainder(value % productOf(half) ** 2n, half, visit);
  }
}
