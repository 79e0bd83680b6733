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
  for (const { certificate } of certificates) keys.add(certificate.quickKey);
  return keys.size < certificates.length;
}

function compare(certificates: readonly UnitCertificate[]): Duplicates {
  const firsts = new Map<number, UnitCertificate[]>();
  const duplicates: { certificate: UnitCertificate; first: UnitCertificate }[] = [];
  for (const certificate of certificates) {
    const key = certificate.certificate.quickKey;
    const alike = firsts.get(key) ?? [];
    firsts.set(key, alike);
    const first = alike.find((earlier) => isSameCertificate(earlier.certificate, certificate.certificate));
    if (first === undefined) alike.push(certificate);
    else duplicates.push({ certificate, first });
  }
  return duplicates;
}
