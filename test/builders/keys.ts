import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyExportOptions,
  type KeyObject,
  sign,
} from 'node:crypto';
import { fromHex, nullValue, oid, sequence } from './der.ts';
import { pem } from './text.ts';

/** Key types that a fixture may ask for. */
export type KeyAlgorithm =
  | 'p256'
  | 'p384'
  | 'p521'
  | 'secp256k1'
  | 'brainpoolP256r1'
  | 'brainpoolP384r1'
  | 'ed25519'
  | 'ed448'
  | 'x25519'
  | 'rsa-1024'
  | 'rsa-2048'
  | 'rsa-4096'
  | 'rsa-pss';

/** A key pair; what it signs with unless told otherwise is SHA-256 (PSS for `rsa-pss`, none for EdDSA). */
export interface TestKey {
  readonly algorithm: KeyAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** DER of the SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** PKCS#8 in clear. */
  readonly der: Uint8Array;
  readonly pem: string;
  /** `PUBLIC KEY`. */
  readonly publicPem: string;
}

const made = new Map<string, TestKey>();

/**
 * The key pair of this algorithm and label: random, but the same one all through the process, so that a test file pays for it once.
 * Ask with another label for another key.
 */
export function makeKey(algorithm: KeyAlgorithm = 'p256', label = ''): TestKey {
  const id = `${algorithm}/${label}`;
  const key = made.get(id) ?? toTestKey(algorithm, generate(algorithm));
  made.set(id, key);
  return key;
}

/** A test key of a private key that was made elsewhere. */
export function toTestKey(algorithm: KeyAlgorithm, privateKey: KeyObject): TestKey {
  const publicKey = createPublicKey(privateKey);
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  const der = new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }));
  return {
    algorithm,
    privateKey,
    publicKey,
    spki,
    der,
    pem: pem('PRIVATE KEY', der),
    publicPem: pem('PUBLIC KEY', spki),
  };
}

const CURVES: Partial<Record<KeyAlgorithm, string>> = {
  p256: 'prime256v1',
  p384: 'secp384r1',
  p521: 'secp521r1',
  secp256k1: 'secp256k1',
  brainpoolP256r1: 'brainpoolP256r1',
  brainpoolP384r1: 'brainpoolP384r1',
};

function generate(algorithm: KeyAlgorithm): KeyObject {
  const namedCurve = CURVES[algorithm];
  if (namedCurve !== undefined) return generateKeyPairSync('ec', { namedCurve }).privateKey;
  if (algorithm === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  if (algorithm === 'ed448') return generateKeyPairSync('ed448').privateKey;
  if (algorithm === 'x25519') return generateKeyPairSync('x25519').privateKey;
  const modulusLength = algorithm === 'rsa-4096' ? 4096 : algorithm === 'rsa-1024' ? 1024 : 2048;
  if (algorithm !== 'rsa-pss') return generateKeyPairSync('rsa', { modulusLength }).privateKey;
  return generateKeyPairSync('rsa-pss', { modulusLength, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha256' })
    .privateKey;
}

/** How a private key is written. The encrypted ones use the passphrase `secret`. */
export type KeyFormat = 'pkcs8' | 'pkcs1' | 'sec1' | 'encrypted-pkcs8' | 'legacy-encrypted';

/** Passphrase of every encrypted key made here. */
export const PASSPHRASE = 'secret';

/** PEM of a private key in the given format; `pkcs1` takes RSA keys, `sec1` EC keys, `legacy-encrypted` either. */
export function keyPem(key: TestKey, format: KeyFormat = 'pkcs8'): string {
  const traditional = key.algorithm.startsWith('rsa') ? 'pkcs1' : 'sec1';
  if (format === 'pkcs8') return key.pem;
  if (format === 'pkcs1') return exportPem(key, { type: 'pkcs1', format: 'pem' });
  if (format === 'sec1') return exportPem(key, { type: 'sec1', format: 'pem' });
  const cipher = { format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE } as const;
  return exportPem(key, format === 'encrypted-pkcs8' ? { type: 'pkcs8', ...cipher } : { type: traditional, ...cipher });
}

function exportPem(key: TestKey, options: KeyExportOptions<'pem'>): string {
  return key.privateKey.export(options).toString();
}

/** A key read back from PEM (PKCS#8, PKCS#1, SEC1, in clear). */
export function keyFromPem(algorithm: KeyAlgorithm, text: string): TestKey {
  return toTestKey(algorithm, createPrivateKey(text));
}

/** Ways to sign; `default` is what suits the key. */
export type SignatureScheme = 'default' | 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'pss-sha256' | 'pss-sha512';

/** A signature and the AlgorithmIdentifier (DER) that names how it was made. */
export function signWith(
  key: TestKey,
  signed: Uint8Array,
  scheme: SignatureScheme = 'default',
): { readonly algorithm: Uint8Array; readonly signature: Uint8Array } {
  const [algorithm, hash, pss] = schemeOf(key, scheme);
  const input = { key: key.privateKey, ...(pss && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss }) };
  return { algorithm, signature: new Uint8Array(sign(hash, signed, input)) };
}

function schemeOf(key: TestKey, scheme: SignatureScheme): [Uint8Array, string | null, number | undefined] {
  const eddsa = { ed25519: '1.3.101.112', ed448: '1.3.101.113' }[key.algorithm.toString()];
  if (eddsa !== undefined) return [sequence(oid(eddsa)), null, undefined];
  const chosen = scheme === 'default' ? (key.algorithm === 'rsa-pss' ? 'pss-sha256' : 'sha256') : scheme;
  if (chosen === 'pss-sha256') return [fromHex(PSS_SHA256), 'sha256', 32];
  if (chosen === 'pss-sha512') return [fromHex(PSS_SHA512), 'sha512', 64];
  if (!key.algorithm.startsWith('rsa')) return [sequence(oid(ECDSA[chosen])), chosen, undefined];
  return [sequence(oid(RSA[chosen]), nullValue()), chosen, undefined];
}

const RSA = {
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
} as const;

const ECDSA = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
} as const;

/** RSASSA-PSS (RFC 4055 §3.1): SHA-256, MGF1 with SHA-256, 32 bytes of salt. */
const PSS_SHA256 =
  '3041 06092a864886f70d01010a 3034 a00f300d0609608648016503040201 0500 a11c301a06092a864886f70d010108300d0609608648016503040201 0500 a203020120';
/** RSASSA-PSS: SHA-512, MGF1 with SHA-512, 64 bytes of salt. */
const PSS_SHA512 =
  '3041 06092a864886f70d01010a 3034 a00f300d0609608648016503040203 0500 a11c301a06092a864886f70d010108300d0609608648016503040203 0500 a203020140';
