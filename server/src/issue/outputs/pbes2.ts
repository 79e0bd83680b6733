import { encodeAlgorithm } from '../../x509/encode-spki.ts';
import { integer, nullValue, octetString, sequence } from './der.ts';
import { deriveKey, type PasswordKey } from './password-key.ts';

/** How dear it is to try a password. */
export type PasswordCost =
  /** Rounds of PBKDF2 with HMAC-SHA-256, which everything reads that reads PBES2. */
  | { readonly kind: 'pbkdf2'; readonly iterations: number }
  /** scrypt: dearer to break, and read by OpenSSL and what is built on it, but neither by Java nor by Windows. */
  | { readonly kind: 'scrypt' };

/** What was encrypted, and the DER of the AlgorithmIdentifier that says how. */
export interface Encrypted {
  readonly algorithm: Uint8Array;
  readonly content: Uint8Array;
}

/**
 * 16 MiB of memory for each try. OpenSSL spends no more than 32 MiB on reading a key, so these costs, which it writes itself, are the
 * highest power of two that is read everywhere.
 */
const SCRYPT_COST = { N: 2 ** 14, r: 8, p: 1 } as const;

const SALT_BYTES = 16;
const KEY_BYTES = 32;
const IV_BYTES = 16;

/** Encrypts by PBES2 (RFC 8018 §6.2) with AES-256-CBC under a fresh salt and initialisation vector. */
export async function encryptPbes2(
  plain: Uint8Array,
  password: string,
  cost: PasswordCost,
  crypto: Crypto,
): Promise<Encrypted> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const derivation: PasswordKey =
    cost.kind === 'scrypt' ? { ...cost, salt, ...SCRYPT_COST } : { ...cost, salt, hash: 'SHA-256' };
  const rawKey = await deriveKey(password, derivation, KEY_BYTES, crypto);
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-CBC', false, ['encrypt']);
  const content = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, new Uint8Array(plain));
  const cipher = encodeAlgorithm('2.16.840.1.101.3.4.1.42', octetString(iv));
  return {
    algorithm: encodeAlgorithm('1.2.840.113549.1.5.13', sequence(encodeDerivation(derivation), cipher)),
    content: new Uint8Array(content),
  };
}

/** AlgorithmIdentifier of the key derivation: PBKDF2-params (RFC 8018 A.2) or scrypt-params (RFC 7914 §7.1). */
function encodeDerivation(derivation: PasswordKey): Uint8Array {
  const salt = octetString(derivation.salt);
  if (derivation.kind === 'scrypt') {
    const costs = [derivation.N, derivation.r, derivation.p].map(integer);
    return encodeAlgorithm('1.3.6.1.4.1.11591.4.11', sequence(salt, ...costs));
  }
  const hmacWithSha256 = encodeAlgorithm('1.2.840.113549.2.9', nullValue());
  return encodeAlgorithm('1.2.840.113549.1.5.12', sequence(salt, integer(derivation.iterations), hmacWithSha256));
}
