import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { BoundedCache } from '../bounded-cache.ts';
import { publicKeyOf } from '../elliptic-curves.ts';
import { encodePublicHalf } from '../public-half.ts';
import type { HashName, SignatureScheme } from '../signature-scheme.ts';
import { plainEcdsaSignature } from '../signer-key.ts';
import type { CryptoProvider } from '../types.ts';
import { type SignatureCheck, verifySignature } from '../verify-signature.ts';

/**
 * Cryptography of a web worker: WebCrypto verifies, JavaScript hashes and derives, because
 * WebCrypto does neither synchronously. `subtle` is undefined where there is none: outside a secure context.
 */
export function createBrowserCrypto(subtle: SubtleCrypto | undefined): CryptoProvider {
  const keys = new BoundedCache<Promise<CryptoKey>>(256);
  return {
    digest: (algorithm, bytes) => (algorithm === 'SHA-1' ? sha1(bytes) : sha256(bytes)),
    verify: (input) => verifySignature(input, (check) => subtle && verifyBySubtle(check, subtle, keys)),
    derivePublicKey: (type, curve, secret) => {
      try {
        const key = publicKeyOf(type, curve, secret);
        return key && encodePublicHalf(type, curve, key);
      } catch {
        return undefined;
      }
    },
  };
}

async function verifyBySubtle(
  check: SignatureCheck,
  subtle: SubtleCrypto,
  keys: BoundedCache<Promise<CryptoKey>>,
): Promise<boolean | undefined> {
  const parameters = parametersOf(check);
  if (parameters === undefined) return undefined;
  const signature = parameters.coordinate
    ? plainEcdsaSignature(check.signature, parameters.coordinate)
    : check.signature;
  if (signature === undefined) return false;
  const { spki } = check.key;
  const id = `${JSON.stringify(parameters.key)} ${String.fromCharCode(...spki)}`;
  const key = await keys.get(id, () => subtle.importKey('spki', copy(spki), parameters.key, false, ['verify']));
  return subtle.verify(parameters.check, key, copy(signature), copy(check.signed));
}

/** WebCrypto's names for one check. */
interface SubtleParameters {
  readonly key: { readonly name: string; readonly hash?: string; readonly namedCurve?: string };
  readonly check: { readonly name: string; readonly hash?: string; readonly saltLength?: number };
  /** Bytes of one of the two numbers of an ECDSA signature. */
  readonly coordinate?: number;
}

function parametersOf({ scheme, key }: SignatureCheck): SubtleParameters | undefined {
  if (scheme.kind === 'whole') return named(wholeNames.get(scheme.oid));
  if (!subtleHashes.has(scheme.hash)) return undefined;
  if (scheme.kind === 'ecdsa') return ecdsaParameters(scheme.hash, key.curve);
  return rsaParameters(scheme);
}

function named(name: string | undefined): SubtleParameters | undefined {
  return name === undefined ? undefined : { key: { name }, check: { name } };
}

function ecdsaParameters(hash: HashName, namedCurve = ''): SubtleParameters | undefined {
  const coordinate = coordinateSizes.get(namedCurve);
  if (coordinate === undefined) return undefined;
  return { key: { name: 'ECDSA', namedCurve }, check: { name: 'ECDSA', hash }, coordinate };
}

function rsaParameters(scheme: Exclude<SignatureScheme, { kind: 'whole' }>): SubtleParameters | undefined {
  const { hash } = scheme;
  if (scheme.kind === 'rsa-pss') {
    return { key: { name: 'RSA-PSS', hash }, check: { name: 'RSA-PSS', saltLength: scheme.saltLength } };
  }
  if (scheme.kind !== 'rsa-pkcs1') return undefined;
  return { key: { name: 'RSASSA-PKCS1-v1_5', hash }, check: { name: 'RSASSA-PKCS1-v1_5' } };
}

const subtleHashes: ReadonlySet<HashName> = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

const coordinateSizes: ReadonlyMap<string, number> = new Map([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
]);

const wholeNames: ReadonlyMap<string, string> = new Map([
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
  ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
  ['2.16.840.1.101.3.4.3.18', 'ML-DSA-65'],
  ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87'],
]);

// WebCrypto wants bytes that no other thread can change, which a view's type cannot promise.
function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
