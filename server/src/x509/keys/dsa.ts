import { toHex } from '../../asn1/hex.ts';
import { type DerNode, DerReader, Tag } from '../../asn1/reader.ts';
import { encodeAlgorithm, encodeUnsigned } from '../encode-spki.ts';
import { encodeTlv } from '../encode-tlv.ts';
import type { PrivateKeyHeader } from '../types.ts';
import { describeKey } from './header.ts';

/** OpenSSL's DSAPrivateKey: SEQUENCE of version, p, q, g, public and private number; described. */
export function parseDsaKey(bytes: Uint8Array): PrivateKeyHeader {
  const reader = new DerReader(bytes);
  const root = reader.root('DSAPrivateKey');
  const key = reader.enter(root, 'DSAPrivateKey');
  key.take(Tag.integer, 'version');
  const domain = ['p', 'q', 'g'].map((name) => contentOf(reader, key.take(Tag.integer, name)));
  const publicNumber = contentOf(reader, key.take(Tag.integer, 'publicKey'));
  reader.reportTrailing(root, 'DSAPrivateKey');
  const publicKey = publicNumber.length === 0 ? undefined : encodeUnsigned(publicNumber);
  return describeKey({
    format: 'DSA',
    algorithm: encodeAlgorithm('1.2.840.10040.4.1', encodeTlv(Tag.sequence, ...domain.map(encodeUnsigned))),
    publicKey,
    problems: reader.problems,
  });
}

/** PKCS#8 keeps only a DSA key's private number x: the public one is g^x mod p, worked out when asked for. */
export function deriveDsaKey(reader: DerReader, algorithm: DerNode, x: DerNode): () => Uint8Array | undefined {
  const [, parameters] = reader.children(algorithm, 'privateKeyAlgorithm');
  const domain = parameters?.tag === Tag.sequence ? reader.children(parameters, 'parameters') : [];
  const [p, , g] = domain.map((node) => contentOf(reader, node));
  const exponent = contentOf(reader, x);
  return () => (p && g && exponent.length > 0 ? raise(g, exponent, p) : undefined);
}

const maxBytes = 2048;

function raise(base: Uint8Array, exponent: Uint8Array, modulus: Uint8Array): Uint8Array | undefined {
  if (modulus.length > maxBytes || base.length > maxBytes || exponent.length > 64) return undefined;
  const divisor = toBigInt(modulus);
  if (divisor === 0n) return undefined;
  let power = toBigInt(base) % divisor;
  let result = 1n;
  for (let bits = toBigInt(exponent); bits > 0n; bits >>= 1n) {
    if (bits & 1n) result = (result * power) % divisor;
    power = (power * power) % divisor;
  }
  return encodeUnsigned(toBytes(result));
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`);
}

function toBytes(number: bigint): Uint8Array {
  const hex = number.toString(16);
  const pairs = hex.padStart(hex.length + (hex.length % 2), '0').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

function contentOf(reader: DerReader, node: DerNode): Uint8Array {
  return reader.bytes.subarray(node.contentStart, node.contentEnd);
}
