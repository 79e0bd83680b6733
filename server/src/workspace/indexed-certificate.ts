import type { Certificate } from '../x509/types.ts';
import type { IndexedArtifact } from './types.ts';

/** Narrows by content, and leaves the object what it is: an artifact follows its file, a copy would not. */
export function isIndexedCertificate(found: IndexedArtifact): found is IndexedArtifact<Certificate> {
  return found.object.kind === 'certificate';
}
