import { type DerNode, DerReader, Tag } from '../../asn1/reader.ts';
import { encodeRsaAlgorithm, encodeRsaKey } from '../encode-spki.ts';
import type { PrivateKeyHeader } from '../types.ts';
import { describeKey } from './header.ts';

/** RSAPrivateKey (RFC 8017 A.1.2), described. */
export function parsePkcs1(bytes: Uint8Array): PrivateKeyHeader {
  const reader = new DerReader(bytes);
  const root = reader.root('RSAPrivateKey');
  const publicKey = readRsaPublicKey(reader, root);
  reader.reportTrailing(root, 'RSAPrivateKey');
  const { problems } = reader;
  return describeKey({ format: 'PKCS#1', algorithm: encodeRsaAlgorithm(), publicKey, problems });
}

/** DER of the RSAPublicKey in an RSAPrivateKey: its modulus and public exponent, copied. Nothing further is read. */
export function readRsaPublicKey(reader: DerReader, node: DerNode): Uint8Array | undefined {
  const key = reader.enter(node, 'RSAPrivateKey');
  key.take(Tag.integer, 'version');
  const modulus = key.take(Tag.integer, 'modulus');
  const exponent = key.take(Tag.integer, 'publicExponent');
  if (modulus.length === 0 || exponent.length === 0) return undefined;
  const { bytes } = reader;
  return encodeRsaKey(
    bytes.subarray(modulus.contentStart, modulus.contentEnd),
    bytes.subarray(exponent.contentStart, exponent.contentEnd),
  );
}
