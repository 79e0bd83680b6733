import { fingerprint } from './fingerprint.ts';
import type { IssuingHost } from './host.ts';

/** URIs of the files that hold the private key of this public key (DER). */
export function keyPlaces(spki: Uint8Array, { crypto, workspace }: IssuingHost): readonly string[] {
  return workspace.view
    .byPublicKey(fingerprint(crypto, spki))
    .filter(({ object }) => object.kind === 'private-key')
    .map(({ uri }) => uri);
}
