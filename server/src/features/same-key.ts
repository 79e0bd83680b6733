import type { IndexedArtifact } from '../workspace/types.ts';
import type { PkiObject } from '../x509/types.ts';
import { publicKeyFingerprint, spkiOf } from './fingerprints.ts';
import type { FeatureContext } from './types.ts';

/** Everything in the workspace that holds the same public key, the object itself included; of a private key, its public half. */
export function findSameKey(object: PkiObject, { workspace, crypto }: FeatureContext): readonly IndexedArtifact[] {
  const spki = object.kind === 'private-key' ? object.publicKey(crypto.derivePublicKey) : spkiOf(object);
  return spki === undefined ? [] : workspace.byPublicKey(publicKeyFingerprint(spki, crypto).hex);
}
