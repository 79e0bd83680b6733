// Elliptic curves in JavaScript, for what a runtime's own cryptography does not offer. A leaf that takes and gives plain
// data: in Node it is loaded when it is first needed.
import { ed448, x448 } from '@noble/curves/ed448.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import type { HashName } from './signature-scheme.ts';

const curves: ReadonlyMap<string, typeof p256> = new Map([
  ['P-256', p256],
  ['P-384', p384],
  ['P-521', p521],
  ['secp256k1', secp256k1],
  ['brainpoolP256r1', brainpoolP256r1],
  ['brainpoolP384r1', brainpoolP384r1],
  ['brainpoolP512r1', brainpoolP512r1],
]);

const hashes: ReadonlyMap<HashName, (message: Uint8Array) => Uint8Array> = new Map([
  ['SHA-1', sha1],
  ['SHA-224', sha224],
  ['SHA-256', sha256],
  ['SHA-384', sha384],
  ['SHA-512', sha512],
  ['SHA3-224', sha3_224],
  ['SHA3-256', sha3_256],
  ['SHA3-384', sha3_384],
  ['SHA3-512', sha3_512],
]);

/** What an ECDSA check needs; `signature` is DER. */
export interface EcdsaInput {
  readonly curve: string;
  readonly hash: HashName;
  readonly point: Uint8Array;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Whether the signature holds; undefined where the curve or hash is not known here. Throws on a point that is not on the curve. */
export function verifyEcdsa({
  curve: name,
  hash: hashName,
  point,
  signed,
  signature,
}: EcdsaInput): boolean | undefined {
  const curve = curves.get(name);
  const hash = hashes.get(hashName);
  if (curve === undefined || hash === undefined) return undefined;
  curve.Point.fromBytes(point);
  const digest = hash(signed);
  return holds(() => curve.verify(signature, digest, point, { prehash: false, lowS: false, format: 'der' }));
}

/** Whether an EdDSA signature (RFC 8032, without context) holds; undefined where `oid` is neither Ed25519 nor Ed448. Throws as `verifyEcdsa`. */
export function verifyEddsa(
  oid: string,
  key: Uint8Array,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  const curve = edwardsCurves.get(oid);
  if (curve === undefined) return undefined;
  curve.Point.fromBytes(key);
  return holds(() => curve.verify(signature, signed, key, { zip215: false }));
}

const edwardsCurves: ReadonlyMap<string, typeof ed25519> = new Map([
  ['1.3.101.112', ed25519],
  ['1.3.101.113', ed448],
]);

/** The key is good by now: what throws is a malformed signature. */
function holds(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}

/** The encoded public key of a secret: for `EC` the uncompressed point on `curve`. Undefined for other types and curves; throws where the secret is out of range. */
export function publicKeyOf(type: string, curve: string | undefined, secret: Uint8Array): Uint8Array | undefined {
  if (type === 'EC') return pointOf(curves.get(curve ?? ''), secret);
  return montgomeryAndEdwards.get(type)?.(secret);
}

function pointOf(curve: typeof p256 | undefined, secret: Uint8Array): Uint8Array | undefined {
  if (curve === undefined) return undefined;
  const size = curve.lengths.secretKey ?? secret.length;
  const scalar = new Uint8Array(size);
  scalar.set(secret.subarray(-size), Math.max(0, size - secret.length));
  return curve.getPublicKey(scalar, false);
}

type Derive = (secret: Uint8Array) => Uint8Array;

const montgomeryAndEdwards: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ['Ed25519', (secret) => ed25519.getPublicKey(secret)],
  ['Ed448', (secret) => ed448.getPublicKey(secret)],
  ['X25519', (secret) => x25519.getPublicKey(secret)],
  ['X448', (secret) => x448.getPublicKey(secret)],
]);
