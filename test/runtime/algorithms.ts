import { generateKeyPairSync, sign } from 'node:crypto';
import type { SignatureInput, SignatureVerdict } from '../../server/src/runtime/types.ts';
import type { AlgorithmIdentifier } from '../../server/src/x509/types.ts';
import { der, type KeyAlgorithm, makeKey, type SignatureScheme, signWith, type TestKey } from '../builders/index.ts';

const signed = der.fromText('tbsCertificate');
const nowhere = { start: 0, end: 0 };

/** One line of the table: how it is signed, and what each runtime says of the true signature. */
export interface AlgorithmCase {
  readonly title: string;
  readonly input: () => SignatureInput;
  readonly node: SignatureVerdict;
  readonly browser: SignatureVerdict;
}

type Pss = AlgorithmIdentifier['pss'];

function identifier(oid: string, pss?: Pss): AlgorithmIdentifier {
  return { oid, name: oid, parameters: undefined, range: nowhere, pss };
}

/** The input of a check of what `key` signed by `scheme`, said to be of algorithm `oid`. */
export function inputOf(key: TestKey, scheme: SignatureScheme, oid: string, pss?: Pss): SignatureInput {
  const { signature } = signWith(key, signed, scheme);
  return { algorithm: identifier(oid, pss), parameters: undefined, spki: key.spki, signed, signature };
}

const pss256 = { hash: 'SHA-256', maskHash: 'SHA-256', saltLength: 32 };
const pss512 = { hash: 'SHA-512', maskHash: 'SHA-512', saltLength: 64 };

const RSA = '1.2.840.113549.1.1.';
const ECDSA = '1.2.840.10045.4.';

const signedAlike: readonly (readonly [KeyAlgorithm, SignatureScheme, string, Pss?])[] = [
  ['rsa-2048', 'sha1', `${RSA}5`],
  ['rsa-2048', 'sha256', `${RSA}11`],
  ['rsa-2048', 'sha384', `${RSA}12`],
  ['rsa-2048', 'sha512', `${RSA}13`],
  ['rsa-2048', 'pss-sha256', `${RSA}10`, pss256],
  ['rsa-2048', 'pss-sha512', `${RSA}10`, pss512],
  ['rsa-pss', 'pss-sha256', `${RSA}10`, pss256],
  ['p256', 'sha1', `${ECDSA}1`],
  ['p256', 'sha256', `${ECDSA}3.2`],
  ['p256', 'sha384', `${ECDSA}3.3`],
  ['p384', 'sha384', `${ECDSA}3.3`],
  ['p521', 'sha512', `${ECDSA}3.4`],
  ['secp256k1', 'sha256', `${ECDSA}3.2`],
  ['brainpoolP256r1', 'sha256', `${ECDSA}3.2`],
  ['brainpoolP384r1', 'sha384', `${ECDSA}3.3`],
  ['ed25519', 'default', '1.3.101.112'],
  ['ed448', 'default', '1.3.101.113'],
];

/** What both runtimes check. */
export const commonCases: readonly AlgorithmCase[] = signedAlike.map(([algorithm, scheme, oid, pss]) => ({
  title: `${algorithm} with ${scheme}`,
  input: () => inputOf(makeKey(algorithm), scheme, oid, pss),
  node: 'valid',
  browser: 'valid',
}));

/** What only `node:crypto` checks: hashes and key types that WebCrypto does not know. */
export const nodeCases: readonly AlgorithmCase[] = [
  { title: 'RSA with MD5', input: () => signedBy('md5', `${RSA}4`, makeKey('rsa-2048')) },
  { title: 'RSA with SHA3-256', input: () => signedBy('sha3-256', '2.16.840.1.101.3.4.3.14', makeKey('rsa-2048')) },
  { title: 'RSA with SHA-512/256', input: () => signedBy('sha512-256', `${RSA}16`, makeKey('rsa-2048')) },
  { title: 'DSA with SHA-256', input: dsaInput },
].map((each) => ({ ...each, node: 'valid', browser: 'unsupported' }));

function signedBy(hash: string, oid: string, key: TestKey): SignatureInput {
  const signature = new Uint8Array(sign(hash, signed, key.privateKey));
  return { algorithm: identifier(oid), parameters: undefined, spki: key.spki, signed, signature };
}

function dsaInput(): SignatureInput {
  const { privateKey, publicKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  const signature = new Uint8Array(sign('sha256', signed, privateKey));
  return { algorithm: identifier('2.16.840.1.101.3.4.3.2'), parameters: undefined, spki, signed, signature };
}

/** What neither checks. */
export const unsupportedCases: readonly AlgorithmCase[] = [
  { title: 'an unknown algorithm', input: () => inputOf(makeKey(), 'sha256', '1.2.3.4') },
  {
    title: 'PSS with two different hashes',
    input: () => inputOf(makeKey('rsa-2048'), 'pss-sha256', `${RSA}10`, { ...pss256, maskHash: 'SHA-1' }),
  },
  { title: 'PSS without parameters', input: () => inputOf(makeKey('rsa-2048'), 'pss-sha256', `${RSA}10`) },
  {
    title: 'a key that is no SubjectPublicKeyInfo',
    input: () => ({ ...inputOf(makeKey(), 'sha256', `${ECDSA}3.2`), spki: der.fromText('no key') }),
  },
  {
    title: 'a cut-off key',
    input: () => {
      const input = inputOf(makeKey('rsa-2048'), 'sha256', `${RSA}11`);
      return { ...input, spki: input.spki.subarray(0, 100) };
    },
  },
].map((each) => ({ ...each, node: 'unsupported', browser: 'unsupported' }));
