import { decodeOid } from '../../asn1/oid.ts';
import { readSmallInteger } from '../../asn1/primitive.ts';
import { type DerCursor, type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';

/** Says in one line how a key is encrypted, from the DER of its AlgorithmIdentifier (RFC 8018 A.4, RFC 7292 C). */
export function describeEncryption(reader: DerReader, node: DerNode): string {
  const { oid, parameters } = openAlgorithm(reader, node, 'encryptionAlgorithm');
  if (oid === '1.2.840.113549.1.5.13') return `PBES2: ${describePbes2(parameters)}`;
  const name = passwordBasedSchemes.get(oid);
  if (name === undefined) return `unknown scheme ${oid || 'without object identifier'}`;
  const { iterations } = openSalted(parameters);
  return iterations === undefined ? name : `${name} (${iterations} iterations)`;
}

const passwordBasedSchemes: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.5.1', 'PBES1: pbeWithMD2AndDES-CBC'],
  ['1.2.840.113549.1.5.3', 'PBES1: pbeWithMD5AndDES-CBC'],
  ['1.2.840.113549.1.5.4', 'PBES1: pbeWithMD2AndRC2-CBC'],
  ['1.2.840.113549.1.5.6', 'PBES1: pbeWithMD5AndRC2-CBC'],
  ['1.2.840.113549.1.5.10', 'PBES1: pbeWithSHA1AndDES-CBC'],
  ['1.2.840.113549.1.5.11', 'PBES1: pbeWithSHA1AndRC2-CBC'],
  ['1.2.840.113549.1.12.1.1', 'PKCS#12 PBE: pbeWithSHAAnd128BitRC4'],
  ['1.2.840.113549.1.12.1.2', 'PKCS#12 PBE: pbeWithSHAAnd40BitRC4'],
  ['1.2.840.113549.1.12.1.3', 'PKCS#12 PBE: pbeWithSHAAnd3-KeyTripleDES-CBC'],
  ['1.2.840.113549.1.12.1.4', 'PKCS#12 PBE: pbeWithSHAAnd2-KeyTripleDES-CBC'],
  ['1.2.840.113549.1.12.1.5', 'PKCS#12 PBE: pbeWithSHAAnd128BitRC2-CBC'],
  ['1.2.840.113549.1.12.1.6', 'PKCS#12 PBE: pbewithSHAAnd40BitRC2-CBC'],
]);

const ciphers: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.1.2', 'AES-128-CBC'],
  ['2.16.840.1.101.3.4.1.22', 'AES-192-CBC'],
  ['2.16.840.1.101.3.4.1.42', 'AES-256-CBC'],
  ['2.16.840.1.101.3.4.1.6', 'AES-128-GCM'],
  ['2.16.840.1.101.3.4.1.26', 'AES-192-GCM'],
  ['2.16.840.1.101.3.4.1.46', 'AES-256-GCM'],
  ['1.2.840.113549.3.2', 'RC2-CBC'],
  ['1.2.840.113549.3.7', 'DES-EDE3-CBC'],
  ['1.2.840.113549.3.9', 'RC5-CBC'],
  ['1.3.14.3.2.7', 'DES-CBC'],
  ['1.2.392.200011.61.1.1.1.2', 'Camellia-128-CBC'],
  ['1.2.392.200011.61.1.1.1.4', 'Camellia-256-CBC'],
  ['1.2.410.200004.1.4', 'SEED-CBC'],
  ['1.2.410.200046.1.1.2', 'ARIA-128-CBC'],
  ['1.2.410.200046.1.1.12', 'ARIA-256-CBC'],
  ['1.2.156.10197.1.104.2', 'SM4-CBC'],
]);

const pseudoRandomFunctions: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.7', 'HMAC-SHA1'],
  ['1.2.840.113549.2.8', 'HMAC-SHA224'],
  ['1.2.840.113549.2.9', 'HMAC-SHA256'],
  ['1.2.840.113549.2.10', 'HMAC-SHA384'],
  ['1.2.840.113549.2.11', 'HMAC-SHA512'],
  ['1.2.840.113549.2.12', 'HMAC-SHA512/224'],
  ['1.2.840.113549.2.13', 'HMAC-SHA512/256'],
  ['2.16.840.1.101.3.4.2.13', 'HMAC-SHA3-224'],
  ['2.16.840.1.101.3.4.2.14', 'HMAC-SHA3-256'],
  ['2.16.840.1.101.3.4.2.15', 'HMAC-SHA3-384'],
  ['2.16.840.1.101.3.4.2.16', 'HMAC-SHA3-512'],
  ['1.2.643.7.1.1.4.1', 'HMAC-Streebog-256'],
  ['1.2.643.7.1.1.4.2', 'HMAC-Streebog-512'],
  ['1.2.156.10197.1.401.2', 'HMAC-SM3'],
]);

function describePbes2(parameters: DerCursor): string {
  const { reader } = parameters;
  const derivation = parameters.take(Tag.sequence, 'keyDerivationFunc');
  const cipher = openAlgorithm(reader, parameters.take(Tag.sequence, 'encryptionScheme'), 'encryptionScheme');
  return `${nameOf(ciphers, cipher.oid)}, ${describeDerivation(reader, derivation)}`;
}

function describeDerivation(reader: DerReader, node: DerNode): string {
  const { oid, parameters } = openAlgorithm(reader, node, 'keyDerivationFunc');
  if (oid === '1.2.840.113549.1.5.12') return describePbkdf2(parameters);
  if (oid === '1.3.6.1.4.1.11591.4.11') return describeScrypt(parameters);
  return nameOf(new Map(), oid);
}

/** PBKDF2-params (RFC 8018 A.2): the salt may name its own source, the PRF defaults to HMAC with SHA-1. */
function describePbkdf2(parameters: DerCursor): string {
  const { iterations } = openSalted(parameters);
  parameters.optional(Tag.integer);
  const prf = parameters.optional(Tag.sequence);
  const name = prf ? nameOf(pseudoRandomFunctions, openAlgorithm(parameters.reader, prf, 'prf').oid) : 'HMAC-SHA1';
  return `PBKDF2 (${name}, ${iterations ?? 'unknown'} iterations)`;
}

/** RFC 7914 §7.1. */
function describeScrypt(parameters: DerCursor): string {
  parameters.next();
  const [cost, blockSize, parallel] = ['costParameter', 'blockSize', 'parallelizationParameter'].map((name) =>
    readSmallInteger(parameters.reader, parameters.take(Tag.integer, name), name),
  );
  return `scrypt (N=${cost ?? '?'}, r=${blockSize ?? '?'}, p=${parallel ?? '?'})`;
}

function openSalted(parameters: DerCursor): { iterations: number | undefined } {
  parameters.next();
  const count = parameters.take(Tag.integer, 'iterationCount');
  return { iterations: readSmallInteger(parameters.reader, count, 'iterationCount') };
}

function openAlgorithm(reader: DerReader, node: DerNode, where: string): { oid: string; parameters: DerCursor } {
  const algorithm = reader.enter(node, where);
  const oid = algorithm.take(Tag.objectIdentifier, 'algorithm');
  return {
    oid: decodeOid(reader.bytes, oid.contentStart, oid.contentEnd) ?? '',
    parameters: reader.enter(algorithm.next(), where),
  };
}

function nameOf(names: ReadonlyMap<string, string>, oid: string): string {
  return names.get(oid) ?? (oid || 'unknown');
}
