import { isSameCertificate } from './certificate-links.ts';
import type { HolderAnalysis, UnitCertificate } from './types.ts';

type Duplicates = HolderAnalysis['duplicates'];

const none: Duplicates = [];

/** Certificates that stand before in the list, byte for byte, each with its first place. Linear, and no hashing of 10,000 certificates. */
export function findDuplicates(certificates: readonly UnitCertificate[]): Duplicates {
  return mayRepeat(certificates) ? compare(certificates) : none;
}

/** False where no two can be equal: the rule, found out without keeping lists. */
function mayRepeat(certificates: readonly UnitCertificate[]): boolean {
  if (certificates.length < 2) return false;
  const keys = new Set<number>();
  for (const { certificate } of certificates) keys.add(quickKey(certificate.der));
  return keys.size < certificates.length;
}

function compare(certificates: readonly UnitCertificate[]): Duplicates {
  const firsts = new Map<number, UnitCertificate[]>();
  const duplicates: { certificate: UnitCertificate; first: UnitCertificate }[] = [];
  for (const certificate of certificates) {
    const key = quickKey(certificate.certificate.der);
    const alike = firsts.get(key) ?? [];
    firsts.set(key, alike);
    const first = alike.find((earlier) => isSameCertificate(earlier.certificate, certificate.certificate));
    if (first === undefined) alike.push(certificate);
    else duplicates.push({ certificate, first });
  }
  return duplicates;
}

/** 30 bits of the last bytes, which belong to the signature and are as good as random. */
function quickKey(der: Uint8Array): number {
  const at = der.length - 4;
  return (((der[at] ?? 0) & 0x3f) << 24) | ((der[at + 1] ?? 0) << 16) | ((der[at + 2] ?? 0) << 8) | (der[at + 3] ?? 0);
}
