import * as crypto from 'node:crypto';
import { encodeAlgorithm } from '../../x509/encode-spki.ts';
import { encodeTlv } from '../../x509/encode-tlv.ts';
import { BoundedCache } from '../bounded-cache.ts';
import { encodePublicHalf, seedKeyOids } from '../public-half.ts';
import type { HashName } from '../signature-scheme.ts';
import type { CryptoProvider } from '../types.ts';
import { type SignatureCheck, verifySignature } from '../verify-signature.ts';

/** Imports a SubjectPublicKeyInfo; throws where the runtime does not know its algorithm or curve. */
export type ImportPublicKey = (spki: Uint8Array) => crypto.KeyObject;

/**
 * Cryptography of `node:crypto`. What it offers differs (Electron's is BoringSSL), so everything is tried and nothing assumed.
 * `importKey` stands in for the runtime's own import in tests.
 */
export function createNodeCrypto(importKey: ImportPublicKey = importSpki): CryptoProvider {
  const keys = new BoundedCache<crypto.KeyObject>(256);
  const keyOf = (spki: Uint8Array): crypto.KeyObject =>
    keys.get(Buffer.from(spki.buffer, spki.byteOffset, spki.length).toString('latin1'), () => importKey(spki));
  return {
    digest: (algorithm, bytes) => digest(algorithm === 'SHA-1' ? 'sha1' : 'sha256', bytes),
    verify: (input) => verifySignature(input, (check) => verifyNatively(check, keyOf)),
    derivePublicKey: (type, curve, secret) => {
      try {
        return derive(type, curve, secret);
      } catch {
        return undefined;
      }
    },
  };
}

function importSpki(spki: Uint8Array): crypto.KeyObject {
  return crypto.createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

function digest(algorithm: string, bytes: Uint8Array): Uint8Array {
  // One-shot hashing came with Node 20.12 and saves most of the cost for an input of a kilobyte.
  const result =
    typeof crypto.hash === 'function'
      ? crypto.hash(algorithm, bytes, 'buffer')
      : crypto.createHash(algorithm).update(bytes).digest();
  return new Uint8Array(result.buffer, result.byteOffset, result.length);
}

function verifyNatively({ scheme, key, signed, signature }: SignatureCheck, keyOf: ImportPublicKey): boolean {
  const imported = keyOf(key.spki);
  if (scheme.kind === 'whole') return crypto.verify(null, signed, imported, signature);
  const hash = nodeHashNames[scheme.hash];
  if (scheme.kind !== 'rsa-pss') return crypto.verify(hash, signed, imported, signature);
  const options = { key: imported, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength };
  return crypto.verify(hash, signed, options, signature);
}

const nodeHashNames: Readonly<Record<HashName, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA-512/224': 'sha512-224',
  'SHA-512/256': 'sha512-256',
  'SHA3-224': 'sha3-224',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512',
};

function derive(type: string, curve: string | undefined, secret: Uint8Array): Uint8Array | undefined {
  if (type === 'EC' && curve !== undefined) {
    const ecdh = crypto.createECDH(nodeCurveNames.get(curve) ?? curve);
    ecdh.setPrivateKey(secret);
    return encodePublicHalf(type, curve, ecdh.getPublicKey());
  }
  const oid = seedKeyOids.get(type);
  // OpenSSL guesses at shorter ones.
  return oid === undefined || secret.length < SEED_BYTES ? undefined : spkiOfSeed(oid, secret);
}

const nodeCurveNames: ReadonlyMap<string, string> = new Map([
  ['P-192', 'prime192v1'],
  ['P-224', 'secp224r1'],
  ['P-256', 'prime256v1'],
  ['P-384', 'secp384r1'],
  ['P-521', 'secp521r1'],
]);

/** Lets the runtime import a PKCS#8 made of the secret and asks for the public half. */
function spkiOfSeed(oid: string, secret: Uint8Array): Uint8Array {
  const content = encodeTlv(0x04, privateKeyOf(oid, secret));
  const info = encodeTlv(0x30, encodeTlv(0x02, Uint8Array.of(0)), encodeAlgorithm(oid), content);
  const key = crypto.createPrivateKey({ key: Buffer.from(info), format: 'der', type: 'pkcs8' });
  return new Uint8Array(crypto.createPublicKey(key).export({ format: 'der', type: 'spki' }));
}

/** What `privateKey` holds: a curve key's octets (RFC 8410 §7); of ML-DSA the seed, the expanded key, or a SEQUENCE of both (RFC 9881 §6). */
function privateKeyOf(oid: string, secret: Uint8Array): Uint8Array {
  if (oid.startsWith('1.3.101.')) return encodeTlv(0x04, secret);
  if (secret.length === SEED_BYTES) return encodeTlv(0x80, secret);
  const both = secret.length > SEED_BYTES && secret[0] === 0x30 && secret[4] === 0x04;
  return both ? secret : encodeTlv(0x04, secret);
}

/** Of ML-DSA, Ed25519 and X25519; the others' are longer. */
const SEED_BYTES = 32;
