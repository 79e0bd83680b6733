import type { Holder, Unit } from '../documents/types.ts';
import type { UnitCertificate } from './types.ts';

/** The certificates of one holder in document order. */
export function listCertificates(holder: Holder): UnitCertificate[] {
  const certificates: UnitCertificate[] = [];
  for (const artifact of holder.artifacts) {
    const { object } = artifact.content;
    if (object.kind !== 'certificate') continue;
    certificates.push({ certificate: object, artifact, holder, index: certificates.length });
  }
  return certificates;
}

/** The certificates of a unit in document order. */
export function listUnitCertificates(unit: Unit): UnitCertificate[] {
  return unit.holders.flatMap(listCertificates);
}
