import type { Holder, Unit } from '../../documents/types.ts';
import type { HolderAnalysis, KeyAnalysis, UnitAnalysis, UnitCertificate } from '../../path/types.ts';

/** A private key and the certificates that it is kept for: the leaf of a chain, or a lone certificate. */
export interface KeyPair {
  readonly key: KeyAnalysis;
  readonly certificates: readonly UnitCertificate[];
}

/** Words of a name that say what a value holds, not whose it is: `tls.key` and `tls.crt` are both `tls`. */
const kinds: ReadonlySet<string> = new Set([
  'key',
  'private',
  'privkey',
  'crt',
  'cer',
  'cert',
  'certificate',
  'pem',
  'chain',
  'fullchain',
  'bundle',
]);

/**
 * Keys that lie beside certificates: one key and certificates in one file or value, or, in one mapping of a manifest, two
 * values of one name (`tls.key` and `tls.crt`, `client-key.pem` and `client.pem`). Several keys in one place are a collection.
 */
export function listKeyPairs(unit: Unit, { holders, keys }: UnitAnalysis): KeyPair[] {
  const pairs: KeyPair[] = [];
  for (const { holder, certificates } of holders) {
    const own = keys.filter((key) => key.holder === holder);
    const key = own[0];
    if (key === undefined || own.length > 1 || holder.scattered) continue;
    const partners =
      certificates.length > 0
        ? holders.filter((other) => other.holder === holder)
        : findPartners(unit, holder, holders);
    if (partners.some(({ purpose }) => purpose === 'damaged')) continue;
    const kept = partners.flatMap(ownedCertificate);
    if (kept.length > 0) pairs.push({ key, certificates: kept });
  }
  return pairs;
}

function findPartners(unit: Unit, keyHolder: Holder, holders: readonly HolderAnalysis[]): HolderAnalysis[] {
  if (unit.kind === 'pem-file') return [];
  const stem = stemOf(keyHolder.name);
  return holders.filter(({ holder }) => holder !== keyHolder && stemOf(holder.name) === stem);
}

function stemOf(name: string): string {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => !kinds.has(word))
    .join('-');
}

function ownedCertificate({ leaf, certificates }: HolderAnalysis): UnitCertificate[] {
  if (leaf !== undefined) return [leaf];
  return certificates.length === 1 ? [...certificates] : [];
}
