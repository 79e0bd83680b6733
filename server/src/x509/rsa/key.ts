import { toHex } from '../../asn1/hex.ts';
import { type DerNode, DerReader, Tag } from '../../asn1/reader.ts';
import type { ByteRange } from '../../text/range.ts';
import type { PublicKey } from '../types.ts';

/** The numbers of an RSA public key (RFC 8017 §A.1.1) with their places. */
export interface RsaKey {
  readonly modulus: bigint;
  readonly exponent: bigint;
  /** The INTEGERs, in bytes of `der`. */
  readonly modulusRange: ByteRange;
  readonly exponentRange: ByteRange;
}

/** Longer ones are nobody's key, and arithmetic on them would take its time. Bytes. */
const MAX_BYTES = 2048;

/** The numbers of the RSA key in a SubjectPublicKeyInfo of `der`; undefined where it is another key, damaged, negative or huge. */
export function readRsaKey(der: Uint8Array, { type, key }: PublicKey): RsaKey | undefined {
  if (type !== 'RSA') return undefined;
  const reader = new DerReader(der);
  const root = reader.nodeAt(key.content.start, key.content.end, '');
  if (root.tag !== Tag.sequence) return undefined;
  const sequence = reader.enter(root, '');
  const modulus = sequence.take(Tag.integer, 'modulus');
  const exponent = sequence.take(Tag.integer, 'publicExponent');
  const n = readPositive(der, modulus);
  const e = readPositive(der, exponent);
  if (n === undefined || e === undefined) return undefined;
  return { modulus: n, exponent: e, modulusRange: modulus.range, exponentRange: exponent.range };
}

function readPositive(der: Uint8Array, { contentStart, contentEnd }: DerNode): bigint | undefined {
  const length = contentEnd - contentStart;
  const isNegative = ((der[contentStart] ?? 0) & 0x80) !== 0;
  if (length === 0 || length > MAX_BYTES || isNegative) return undefined;
  return BigInt(`0x${toHex(der, contentStart, contentEnd)}`);
}
