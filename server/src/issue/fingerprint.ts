import { toHex } from '../asn1/hex.ts';
import type { CryptoProvider } from '../runtime/types.ts';

/** Hex SHA-256 of DER. */
export function fingerprint(crypto: CryptoProvider, der: Uint8Array): string {
  return toHex(crypto.digest('SHA-256', der));
}
