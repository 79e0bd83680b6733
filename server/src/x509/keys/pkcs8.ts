import { decodeOid } from '../../asn1/oid.ts';
import { contextConstructed, contextTag, type DerNode, DerReader, Tag } from '../../asn1/reader.ts';
import { encodeRsaAlgorithm } from '../encode-spki.ts';
import type { PrivateKeyHeader } from '../types.ts';
import { deriveDsaKey } from './dsa.ts';
import { describeEncryption } from './encryption.ts';
import { describeEncryptedKey, describeKey, type KeyParts } from './header.ts';
import { readRsaPublicKey } from './pkcs1.ts';
import { readEcKey } from './sec1.ts';

/** PrivateKeyInfo (RFC 5208) and OneAsymmetricKey (RFC 5958), described. */
export function parsePkcs8(bytes: Uint8Array): PrivateKeyHeader {
  const reader = new DerReader(bytes);
  const root = reader.root('privateKeyInfo');
  const info = reader.enter(root, 'privateKeyInfo');
  info.take(Tag.integer, 'version');
  const algorithm = info.take(Tag.sequence, 'privateKeyAlgorithm');
  const privateKey = info.take(Tag.octetString, 'privateKey');
  info.optional(contextConstructed(0));
  const publicKey = info.optional(contextTag(1));
  reader.reportTrailing(root, 'privateKeyInfo');
  const content = { reader, algorithm, privateKey, publicKey };
  return describeKey({ format: 'PKCS#8', ...readContent(content), problems: reader.problems });
}

/** EncryptedPrivateKeyInfo (RFC 5208 §6): how it is encrypted, and nothing more. */
export function parseEncryptedPkcs8(bytes: Uint8Array): PrivateKeyHeader {
  const reader = new DerReader(bytes);
  const root = reader.root('encryptedPrivateKeyInfo');
  const info = reader.enter(root, 'encryptedPrivateKeyInfo');
  const encryption = describeEncryption(reader, info.take(Tag.sequence, 'encryptionAlgorithm'));
  info.take(Tag.octetString, 'encryptedData');
  reader.reportTrailing(root, 'encryptedPrivateKeyInfo');
  return describeEncryptedKey('encrypted PKCS#8', encryption, undefined, reader.problems);
}

interface Pkcs8Content {
  readonly reader: DerReader;
  readonly algorithm: DerNode;
  readonly privateKey: DerNode;
  readonly publicKey: DerNode | undefined;
}

type AlgorithmContent = Pick<KeyParts, 'algorithm' | 'publicKey' | 'computePublicKey' | 'secret'>;

/** What each algorithm keeps in `privateKey`; the public key of OneAsymmetricKey comes first wherever it is present. */
function readContent(content: Pkcs8Content): AlgorithmContent {
  const read = readAlgorithmContent(content);
  const { reader, publicKey } = content;
  if (publicKey === undefined || publicKey.length < 2) return read;
  return { ...read, publicKey: reader.bytes.subarray(publicKey.contentStart + 1, publicKey.contentEnd) };
}

function readAlgorithmContent({ reader, algorithm: node, privateKey }: Pkcs8Content): AlgorithmContent {
  const algorithm = node.present ? reader.bytes.subarray(node.start, node.end) : undefined;
  const oid = readAlgorithmOid(reader, node);
  const inside = reader.enter(privateKey, 'privateKey');
  switch (oid) {
    case rsaEncryption:
    case rsassaPss: {
      const publicKey = readRsaPublicKey(reader, inside.take(Tag.sequence, 'RSAPrivateKey'));
      // Some writers leave out the NULL that certificates have: with it the public halves compare equal.
      return { algorithm: oid === rsaEncryption ? encodeRsaAlgorithm() : algorithm, publicKey };
    }
    case ecPublicKey: {
      const { point, secret } = readEcKey(reader, inside.take(Tag.sequence, 'ECPrivateKey'));
      return { algorithm, publicKey: point, secret };
    }
    case dsa:
      return {
        algorithm,
        publicKey: undefined,
        computePublicKey: deriveDsaKey(reader, node, inside.take(Tag.integer, 'x')),
      };
    default: {
      const content = reader.bytes.subarray(privateKey.contentStart, privateKey.contentEnd);
      return { algorithm, publicKey: lastHalf(oid, content), secret: unwrapSeed(content) };
    }
  }
}

const rsaEncryption = '1.2.840.113549.1.1.1';
const rsassaPss = '1.2.840.113549.1.1.10';
const ecPublicKey = '1.2.840.10045.2.1';
const dsa = '1.2.840.10040.4.1';

function readAlgorithmOid(reader: DerReader, algorithm: DerNode): string {
  const oid = reader.enter(algorithm, 'privateKeyAlgorithm').take(Tag.objectIdentifier, 'algorithm');
  return decodeOid(reader.bytes, oid.contentStart, oid.contentEnd) ?? '';
}

/** SLH-DSA keeps its public key as the second half of the private one (FIPS 205 §9.1, RFC 9909 §6). */
function lastHalf(oid: string, content: Uint8Array): Uint8Array | undefined {
  const arc = /^2\.16\.840\.1\.101\.3\.4\.3\.(\d+)$/.exec(oid)?.[1];
  const isSlhDsa = arc !== undefined && Number(arc) >= 20 && Number(arc) <= 46;
  return isSlhDsa && content.length % 2 === 0 ? content.subarray(content.length / 2) : undefined;
}

/**
 * What the public half can be derived from: curve keys (RFC 8410 §7) are an OCTET STRING inside the OCTET STRING; the seed of
 * ML-DSA and ML-KEM (RFC 9881 §6) stands under [0], or first of a SEQUENCE of seed and expanded key.
 */
function unwrapSeed(content: Uint8Array): Uint8Array {
  const reader = new DerReader(content);
  const node = reader.root('');
  if (node.end !== content.length || reader.problems.length > 0) return content;
  const seed = node.tag === Tag.sequence ? reader.enter(node, '').next() : node;
  const isSeed = seed.tag === Tag.octetString || seed.tag === contextTag(0);
  return isSeed ? content.subarray(seed.contentStart, seed.contentEnd) : content;
}
