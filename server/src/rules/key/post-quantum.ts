import type { PublicKey } from '../../x509/types.ts';

/** Bytes of an encoded public key (FIPS 203 table 3, FIPS 204 table 2, FIPS 205 table 2). */
const lengths: Readonly<Record<string, number>> = {
  'ML-KEM-512': 800,
  'ML-KEM-768': 1184,
  'ML-KEM-1024': 1568,
  'ML-DSA-44': 1312,
  'ML-DSA-65': 1952,
  'ML-DSA-87': 2592,
};
const slhLengths: Readonly<Record<string, number>> = { '128': 32, '192': 48, '256': 64 };

/** How many bytes a post-quantum key must have; undefined for other keys. */
export function getPostQuantumLength({ type }: PublicKey): number | undefined {
  // Nearly all keys: RSA, EC, Ed25519.
  if (!type.includes('-')) return undefined;
  const [, level = ''] = /^SLH-DSA-(?:SHA2|SHAKE)-(\d+)[sf]$/.exec(type) ?? [];
  return lengths[type] ?? slhLengths[level];
}

/** Whether a key is for encapsulation only (ML-KEM), and can prove nothing. */
export function isEncapsulationKey({ type }: PublicKey): boolean {
  return type.startsWith('ML-KEM-');
}
