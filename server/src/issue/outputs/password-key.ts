import { scrypt } from '@noble/hashes/scrypt.js';

/** Digests under the HMAC of PBKDF2, as WebCrypto names them. */
export type Pbkdf2Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** How the key of a cipher comes from a password. */
export type PasswordKey =
  /** RFC 8018 §5.2. */
  | { readonly kind: 'pbkdf2'; readonly hash: Pbkdf2Hash; readonly salt: Uint8Array; readonly iterations: number }
  /** RFC 7914: takes `128 * N * r` bytes of memory. */
  | { readonly kind: 'scrypt'; readonly salt: Uint8Array; readonly N: number; readonly r: number; readonly p: number };

/** A key of `length` bytes; the password counts in UTF-8. Throws where the costs make no sense. */
export async function deriveKey(
  password: string,
  derivation: PasswordKey,
  length: number,
  { subtle }: Crypto,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(password);
  if (derivation.kind === 'scrypt') {
    const { salt, N, r, p } = derivation;
    return new Uint8Array(scrypt(bytes, salt, { N, r, p, dkLen: length }));
  }
  const { hash, iterations } = derivation;
  const salt = new Uint8Array(derivation.salt);
  const base = await subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, base, length * 8));
}
