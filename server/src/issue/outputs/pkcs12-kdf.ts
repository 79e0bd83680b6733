import { concatBytes } from '../../x509/encode-tlv.ts';
import { utf16 } from './der.ts';

/** A digest as the derivation needs it; those of `@noble/hashes` fit. */
export interface Digest {
  (message: Uint8Array): Uint8Array;
  /** Bytes of the blocks that it works through. */
  readonly blockLen: number;
}

/** What the derived bytes are for (RFC 7292 B.3); the number makes them different. */
export const Purpose = { key: 1, iv: 2, mac: 3 } as const;

export interface Derivation {
  readonly digest: Digest;
  readonly purpose: (typeof Purpose)[keyof typeof Purpose];
  readonly password: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Bytes wanted. */
  readonly length: number;
}

/** Bytes from a password by PKCS#12's own derivation (RFC 7292 B.2). The names are those of the RFC. */
export function derivePkcs12({ digest, purpose, password, salt, iterations, length }: Derivation): Uint8Array {
  const v = digest.blockLen;
  const diversifier = new Uint8Array(v).fill(purpose);
  const input = concatBytes([fillBlocks(salt, v), fillBlocks(passwordBytes(password), v)]);
  const derived: Uint8Array[] = [];
  for (let made = 0; made < length; ) {
    let a = digest(concatBytes([diversifier, input]));
    for (let round = 1; round < iterations; round++) a = digest(a);
    derived.push(a);
    made += a.length;
    addToBlocks(input, fillBlocks(a, v).subarray(0, v), v);
  }
  return concatBytes(derived).subarray(0, length);
}

/** A password as a BMPString with the two zero bytes at its end (RFC 7292 B.1); so the empty one is two bytes. */
function passwordBytes(password: string): Uint8Array {
  return utf16(`${password}\0`);
}

/** The bytes over and over, up to a whole number of blocks. */
function fillBlocks(bytes: Uint8Array, blockLength: number): Uint8Array {
  const length = Math.ceil(bytes.length / blockLength) * blockLength;
  return Uint8Array.from({ length }, (_, index) => bytes[index % bytes.length] ?? 0);
}

/** Adds `addend` and 1 to every block of `input`, in place, as big-endian numbers modulo their size. */
function addToBlocks(input: Uint8Array, addend: Uint8Array, blockLength: number): void {
  for (let start = 0; start < input.length; start += blockLength) {
    let carry = 1;
    for (let index = blockLength - 1; index >= 0; index--) {
      carry += (input[start + index] ?? 0) + (addend[index] ?? 0);
      input[start + index] = carry;
      carry >>>= 8;
    }
  }
}
