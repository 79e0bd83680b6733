import { decodeOid } from '../../asn1/oid.ts';
import { readSmallInteger } from '../../asn1/primitive.ts';
import { type DerCursor, type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { deriveKey, type PasswordKey, type Pbkdf2Hash } from './password-key.ts';
import { decryptTripleDes } from './triple-des.ts';

/** What a file may cost to open: above, somebody means to keep us busy. */
const MAX_ITERATIONS = 10_000_000;
const MAX_SCRYPT_BYTES = 128 * 2 ** 20;
const MAX_SCRYPT_PARALLEL = 16;

type Cipher = 'AES-CBC' | 'DES-EDE3-CBC';

const ciphers: ReadonlyMap<string, { readonly cipher: Cipher; readonly keyBytes: number }> = new Map([
  ['2.16.840.1.101.3.4.1.2', { cipher: 'AES-CBC', keyBytes: 16 }],
  ['2.16.840.1.101.3.4.1.22', { cipher: 'AES-CBC', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.42', { cipher: 'AES-CBC', keyBytes: 32 }],
  ['1.2.840.113549.3.7', { cipher: 'DES-EDE3-CBC', keyBytes: 24 }],
]);

const pbkdf2Hashes: ReadonlyMap<string, Pbkdf2Hash> = new Map([
  ['1.2.840.113549.2.7', 'SHA-1'],
  ['1.2.840.113549.2.9', 'SHA-256'],
  ['1.2.840.113549.2.10', 'SHA-384'],
  ['1.2.840.113549.2.11', 'SHA-512'],
]);

/** How something was encrypted by PBES2. */
export interface Pbes2 {
  readonly derivation: PasswordKey;
  readonly cipher: Cipher;
  readonly keyBytes: number;
  readonly iv: Uint8Array;
}

/** Reads an AlgorithmIdentifier of PBES2 (RFC 8018 A.4); undefined where it is another, or one whose parts or costs are not for us. */
export function readPbes2(reader: DerReader, node: DerNode): Pbes2 | undefined {
  const scheme = openAlgorithm(reader, node);
  if (scheme.oid !== '1.2.840.113549.1.5.13') return undefined;
  const parameters = reader.enter(scheme.parameters.next(), 'PBES2-params');
  const derivation = readDerivation(reader, parameters.take(Tag.sequence, 'keyDerivationFunc'));
  const encryption = openAlgorithm(reader, parameters.take(Tag.sequence, 'encryptionScheme'));
  const cipher = ciphers.get(encryption.oid);
  const iv = bytesOf(encryption.parameters.take(Tag.octetString, 'iv'), reader);
  return derivation && cipher && reader.problems.length === 0 ? { derivation, ...cipher, iv } : undefined;
}

/** What was encrypted, in clear; undefined where the password is another. (One in 256 wrong ones gives rubbish instead.) */
export async function decryptPbes2(
  content: Uint8Array,
  password: string,
  { derivation, cipher, keyBytes, iv }: Pbes2,
  crypto: Crypto,
): Promise<Uint8Array | undefined> {
  try {
    const key = await deriveKey(password, derivation, keyBytes, crypto);
    if (cipher === 'AES-CBC') return await decryptAes(content, key, iv, crypto);
    return decryptTripleDes(content, key, iv);
  } catch {
    // Both ciphers know a wrong key by its padding alone, and say so by throwing.
    return undefined;
  }
}

async function decryptAes(
  content: Uint8Array,
  rawKey: Uint8Array<ArrayBuffer>,
  iv: Uint8Array,
  { subtle }: Crypto,
): Promise<Uint8Array> {
  const key = await subtle.importKey('raw', rawKey, 'AES-CBC', false, ['decrypt']);
  const algorithm = { name: 'AES-CBC', iv: new Uint8Array(iv) };
  return new Uint8Array(await subtle.decrypt(algorithm, key, new Uint8Array(content)));
}

function readDerivation(reader: DerReader, node: DerNode): PasswordKey | undefined {
  const { oid, parameters } = openAlgorithm(reader, node);
  const fields = reader.enter(parameters.next(), oid);
  if (oid === '1.2.840.113549.1.5.12') return readPbkdf2(reader, fields);
  return oid === '1.3.6.1.4.1.11591.4.11' ? readScrypt(reader, fields) : undefined;
}

/** PBKDF2-params: the PRF is HMAC with SHA-1 where none is named. */
function readPbkdf2(reader: DerReader, fields: DerCursor): PasswordKey | undefined {
  const salt = bytesOf(fields.take(Tag.octetString, 'salt'), reader);
  const iterations = readSmallInteger(reader, fields.take(Tag.integer, 'iterationCount'), 'iterationCount') ?? 0;
  fields.optional(Tag.integer);
  const prf = fields.optional(Tag.sequence);
  const hash = prf === undefined ? 'SHA-1' : pbkdf2Hashes.get(openAlgorithm(reader, prf).oid);
  const isBearable = iterations > 0 && iterations <= MAX_ITERATIONS;
  return hash && isBearable ? { kind: 'pbkdf2', hash, salt, iterations } : undefined;
}

function readScrypt(reader: DerReader, fields: DerCursor): PasswordKey | undefined {
  const salt = bytesOf(fields.take(Tag.octetString, 'salt'), reader);
  const [N = 0, r = 0, p = 0] = ['N', 'r', 'p'].map((name) =>
    readSmallInteger(reader, fields.take(Tag.integer, name), name),
  );
  const isBearable = N > 0 && r > 0 && p > 0 && N * r * 128 <= MAX_SCRYPT_BYTES && p <= MAX_SCRYPT_PARALLEL;
  return isBearable ? { kind: 'scrypt', salt, N, r, p } : undefined;
}

/** The OID of an AlgorithmIdentifier, and its parameters to be walked. */
function openAlgorithm(reader: DerReader, node: DerNode): { readonly oid: string; readonly parameters: DerCursor } {
  const parameters = reader.enter(node, 'AlgorithmIdentifier');
  const { contentStart, contentEnd } = parameters.take(Tag.objectIdentifier, 'algorithm');
  return { oid: decodeOid(reader.bytes, contentStart, contentEnd) ?? '', parameters };
}

function bytesOf({ contentStart, contentEnd }: DerNode, { bytes }: DerReader): Uint8Array {
  return bytes.subarray(contentStart, contentEnd);
}
