import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import type { KeyShare } from '../../handshake/wire/client-hello.ts';

/** An ephemeral key of ours, for one hello (RFC 8446 §4.2.8). */
export interface EphemeralKey extends KeyShare {
  /** The shared secret with the server's share. Throws where that is no point of the group. */
  agree(share: Uint8Array): Buffer;
}

const X25519 = 0x001d;
/** As Node calls them. */
const curves: ReadonlyMap<number, string> = new Map([
  [0x0017, 'prime256v1'],
  [0x0018, 'secp384r1'],
  [0x0019, 'secp521r1'],
]);

/** Keys that a server should be content with, by the group of a handshake before: of that one, or of those that every server has. */
export function createKeys(group: number | undefined): readonly EphemeralKey[] {
  if (group === X25519) return [x25519()];
  const curve = group === undefined ? undefined : curves.get(group);
  if (group !== undefined && curve !== undefined) return [onCurve(group, curve)];
  return [x25519(), onCurve(0x0017, 'prime256v1')];
}

function x25519(): EphemeralKey {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    group: X25519,
    share: Buffer.from(x, 'base64url'),
    agree: (share) => {
      const key = { kty: 'OKP', crv: 'X25519', x: Buffer.from(share).toString('base64url') };
      return diffieHellman({ privateKey, publicKey: createPublicKey({ format: 'jwk', key }) });
    },
  };
}

function onCurve(group: number, curve: string): EphemeralKey {
  const key = createECDH(curve);
  return { group, share: key.generateKeys(), agree: (share) => key.computeSecret(share) };
}
