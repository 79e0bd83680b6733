import { parsePublicKeyInfo } from '../x509/public-key-info.ts';
import type { AlgorithmIdentifier, PublicKey } from '../x509/types.ts';
import { asRsaKey } from './pkcs8.ts';
import { Secret } from './secret.ts';
import { KEY_TYPES, type KeyMaterial, type KeyType } from './types.ts';

/** How WebCrypto makes a kind of key, and what of it signs. */
interface KeyScheme {
  readonly generate: Algorithm | RsaHashedKeyGenParams | EcKeyGenParams;
  /** With which hash it signs; undefined where the algorithm brings its own. */
  readonly hash: Hash | undefined;
  /** Bytes, of RSASSA-PSS. */
  readonly saltLength?: number | undefined;
}

type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

const schemes: Readonly<Record<KeyType, KeyScheme>> = {
  'ecdsa-p256': ecdsa('P-256', 'SHA-256'),
  'ecdsa-p384': ecdsa('P-384', 'SHA-384'),
  'rsa-2048': rsa(2048),
  'rsa-3072': rsa(3072),
  'rsa-4096': rsa(4096),
  ed25519: named('Ed25519'),
  'ml-dsa-44': named('ML-DSA-44'),
  'ml-dsa-65': named('ML-DSA-65'),
  'ml-dsa-87': named('ML-DSA-87'),
};

function ecdsa(namedCurve: string, hash: Hash): KeyScheme {
  return { generate: { name: 'ECDSA', namedCurve }, hash };
}

function rsa(modulusLength: number): KeyScheme {
  const publicExponent = Uint8Array.of(1, 0, 1);
  return { generate: { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent, hash: 'SHA-256' }, hash: 'SHA-256' };
}

function named(name: string): KeyScheme {
  return { generate: { name }, hash: undefined };
}

/** With the hash that the key is bound to, or any where it is bound to none (RFC 4055 §1.2); undefined for hashes that nothing signs with any more. */
function rsaPss(pss: AlgorithmIdentifier['pss']): KeyScheme | undefined {
  const hash = pssHashes.find((each) => each === (pss?.hash ?? 'SHA-256').toUpperCase());
  if (hash === undefined || (pss !== undefined && pss.maskHash !== pss.hash)) return undefined;
  const saltLength = Math.max(pss?.saltLength ?? 0, Number(hash.slice(4)) / 8);
  return { generate: { name: 'RSA-PSS', hash }, hash, saltLength };
}

const pssHashes: readonly Hash[] = ['SHA-256', 'SHA-384', 'SHA-512'];

/** A kind of key that this runtime's cryptography does not have. */
export class UnsupportedKey extends Error {
  /** For people: `ml-dsa-65`, `EC secp256k1`. */
  readonly keyKind: string;
  readonly use: 'make' | 'sign';

  constructor(keyKind: string, use: 'make' | 'sign') {
    super(`Keys of the kind ${keyKind} cannot be used here: ${use}.`);
    this.keyKind = keyKind;
    this.use = use;
  }
}

/** A new key pair. Throws UnsupportedKey where the runtime does not know its kind. */
export async function generateKey(type: KeyType, { subtle }: Crypto): Promise<KeyMaterial> {
  return generateWith(schemes[type], subtle).catch((error: unknown) => {
    throw isUnsupported(error) ? new UnsupportedKey(type, 'make') : error;
  });
}

async function generateWith(scheme: KeyScheme, subtle: SubtleCrypto): Promise<KeyMaterial> {
  const pair = await generatePair(scheme, subtle);
  const [pkcs8, spki] = await Promise.all([
    subtle.exportKey('pkcs8', pair.privateKey),
    subtle.exportKey('spki', pair.publicKey),
  ]);
  return { pkcs8: new Secret(new Uint8Array(pkcs8)), spki: new Uint8Array(spki) };
}

/** RSA of 1,024 bits: for tests of peers that must refuse it, and for nothing else. */
export function generateWeakKey({ subtle }: Crypto): Promise<KeyMaterial> {
  return generateWith(rsa(1024), subtle);
}

async function generatePair({ generate }: KeyScheme, subtle: SubtleCrypto): Promise<CryptoKeyPair> {
  const made = await subtle.generateKey(generate, true, ['sign', 'verify']);
  if ('privateKey' in made) return made;
  throw new UnsupportedKey(generate.name, 'make');
}

function isUnsupported(error: unknown): boolean {
  return error instanceof UnsupportedKey || (error instanceof Error && error.name === 'NotSupportedError');
}

/** The kinds of keys that this runtime makes, those that every runtime makes first. */
export async function listKeyTypes(crypto: Crypto): Promise<readonly KeyType[]> {
  const everywhere = KEY_TYPES.filter((type) => /^(ecdsa|rsa)/.test(type));
  const others = KEY_TYPES.filter((type) => !everywhere.includes(type));
  const known = await Promise.all(
    others.map((type) =>
      generateKey(type, crypto).then(
        () => true,
        () => false,
      ),
    ),
  );
  return [...everywhere, ...others.filter((_, index) => known[index])];
}

/** A private key, ready to sign, and the hash that it signs with. */
export interface SigningKey {
  readonly key: CryptoKey;
  /** Of the algorithm that `subtle.sign` and the library are told besides the key. */
  readonly algorithm: Algorithm & { readonly hash?: string; readonly saltLength?: number };
}

/** Imports a private key for signing. Throws UnsupportedKey where nothing here signs with its kind. */
export async function importSigningKey({ pkcs8, spki }: KeyMaterial, { subtle }: Crypto): Promise<SigningKey> {
  const { publicKey } = parsePublicKeyInfo(spki);
  const scheme = schemeOf(publicKey);
  if (scheme === undefined) throw new UnsupportedKey(describeKind(publicKey), 'sign');
  const { generate, hash, saltLength } = scheme;
  const bytes = saltLength === undefined ? pkcs8.reveal() : asRsaKey(pkcs8.reveal());
  try {
    // A copy, for the type wants a buffer that is not shared.
    const key = await subtle.importKey('pkcs8', new Uint8Array(bytes), generate, true, ['sign']);
    return {
      key,
      algorithm: { name: generate.name, ...(hash && { hash }), ...(saltLength !== undefined && { saltLength }) },
    };
  } catch (error) {
    // What WebCrypto says of keys that it cannot read differs from one runtime to the next.
    if (error instanceof Error) throw new UnsupportedKey(describeKind(publicKey), 'sign');
    throw error;
  }
}

/** The public half as WebCrypto wants it. */
export async function importPublicKey(spki: Uint8Array, { subtle }: Crypto): Promise<CryptoKey> {
  const { publicKey } = parsePublicKeyInfo(spki);
  const scheme = schemeOf(publicKey);
  if (scheme === undefined) throw new UnsupportedKey(describeKind(publicKey), 'sign');
  return subtle.importKey('spki', new Uint8Array(spki), scheme.generate, true, ['verify']);
}

/** For people: `EC secp256k1`, `RSASSA-PSS`. */
function describeKind({ type, curve, algorithm }: PublicKey): string {
  if (type === 'EC') return `EC ${curve ?? ''}`.trim();
  return type === 'RSA' && algorithm.name !== 'rsaEncryption' ? algorithm.name : type;
}

/** The kind of key that is like this one; undefined for kinds that are not made here. RSA sizes are rounded up. */
export function keyTypeOf(publicKey: PublicKey): KeyType | undefined {
  const bits = publicKey.bits ?? 0;
  switch (publicKey.type) {
    case 'RSA':
      if (bits <= 2048) return 'rsa-2048';
      return bits <= 3072 ? 'rsa-3072' : 'rsa-4096';
    case 'EC':
      if (publicKey.curve === 'P-256') return 'ecdsa-p256';
      return publicKey.curve === 'P-384' ? 'ecdsa-p384' : undefined;
    default:
      return KEY_TYPES.find((type) => type === publicKey.type.toLowerCase());
  }
}

/** How a key signs, also one of a kind that is not made here. */
function schemeOf(publicKey: PublicKey): KeyScheme | undefined {
  if (publicKey.algorithm.name === 'RSASSA-PSS') return rsaPss(publicKey.algorithm.pss);
  if (publicKey.type === 'EC' && publicKey.curve === 'P-521') return ecdsa('P-521', 'SHA-512');
  const type = keyTypeOf(publicKey);
  return type && schemes[type];
}
