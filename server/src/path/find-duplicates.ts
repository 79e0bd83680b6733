import { isSameCertificate } from './certificate-links.ts';
import type { HolderAnalysis, UnitCertificate } from './types.ts';

/** Certificates that stand before in the list, byte for byte, each with its first place. Linear: no hashing of 10,000 certificates. */
export function findDuplicates(certificates: readonly UnitCertificate[]): HolderAnalysis['duplicates'] {
  if (certificates.length < 2) return [];
  const firsts = new Map<number, UnitCertificate[]>();
  const duplicates: { certificate: UnitCertificate; first: UnitCertificate }[] = [];
  for (const certificate of certificates) {
    const key = quickKey(certificate.certificate.der);
    const alike = firsts.get(key);
    if (alike === undefined) {
      firsts.set(key, [certificate]);
      continue;
    }
    const first = alike.find((earlier) => isSameCertificate(earlier.certificate, certificate.certificate));
    if (first === undefined) alike.push(certificate);
    else duplicates.push({ certificate, first });
  }
  return duplicates;
}

/** The last four bytes, which belong to the signature and are as good as random, and the length. */
function quickKey(der: Uint8Array): number {
  let key = der.length;
  for (let index = 1; index <= 4; index++) key = key * 256 + (der[der.length - index] ?? 0);
  return key;
}
