import type { Artifact, Holder, Unit } from '../documents/types.ts';
import type { PrivateKeyHeader } from '../x509/types.ts';
import type { UnitCertificate } from './types.ts';

/** A private key and where it stands. */
export interface PlacedKey {
  readonly key: PrivateKeyHeader;
  readonly artifact: Artifact;
  readonly holder: Holder;
}

/** What of a holder belongs into chains: its certificates and private keys in document order. */
export interface HolderContents {
  readonly holder: Holder;
  readonly certificates: readonly UnitCertificate[];
  readonly keys: readonly PlacedKey[];
}

/** Sorts the contents of one holder in one walk. */
export function listContents(holder: Holder): HolderContents {
  const certificates: UnitCertificate[] = [];
  const keys: PlacedKey[] = [];
  for (const artifact of holder.artifacts) {
    const { object } = artifact.content;
    if (object.kind === 'certificate') {
      certificates.push({ certificate: object, artifact, holder, index: certificates.length });
    } else if (object.kind === 'private-key') keys.push({ key: object, artifact, holder });
  }
  return { holder, certificates, keys };
}

/** The certificates of a unit in document order. */
export function listUnitCertificates(unit: Unit): UnitCertificate[] {
  return unit.holders.flatMap((holder) => listContents(holder).certificates);
}
