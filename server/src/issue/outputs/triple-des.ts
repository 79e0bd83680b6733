/// <reference path="./des.d.ts" />
import { CBC, EDE } from 'des.js';

// WebCrypto has no DES. What only old programs read or wrote needs it all the same.
const TripleDesCbc = CBC.instantiate(EDE);

/** Bytes of the key, parity bits included, and of a block. */
export const TRIPLE_DES = { keyBytes: 24, blockBytes: 8 } as const;

/** Three-key triple DES in CBC mode, with the padding of RFC 8018 §6.1.1. */
export function encryptTripleDes(plain: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  const cipher = TripleDesCbc.create({ type: 'encrypt', key, iv });
  return Uint8Array.from([...cipher.update(plain), ...cipher.final()]);
}

/** The way back. Throws where the padding is not sound, as with a wrong key. */
export function decryptTripleDes(content: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  const cipher = TripleDesCbc.create({ type: 'decrypt', key, iv });
  return Uint8Array.from([...cipher.update(content), ...cipher.final()]);
}
