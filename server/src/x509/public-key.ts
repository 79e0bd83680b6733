import { decodeOid } from '../asn1/oid.ts';
import { readBitString, readInteger, readSmallInteger } from '../asn1/primitive.ts';
import { type DerNode, type DerReader, Tag } from '../asn1/reader.ts';
import { parseAlgorithm } from './algorithm.ts';
import { namedCurves } from './oids-curves.ts';
import type { AlgorithmIdentifier, PublicKey } from './types.ts';

/** What the algorithm and its parameters say of a key. */
interface KeyFacts {
  readonly type: string;
  readonly bits: number | undefined;
  readonly curve: string | undefined;
  readonly exponent: string | undefined;
}

/** Encoding sizes of the Montgomery and Edwards curves in bits. */
const curve25519And448: Readonly<Record<string, number>> = { X25519: 256, X448: 448, Ed25519: 256, Ed448: 456 };

const rsaAlgorithms = new Set(['rsaEncryption', 'rsa', 'RSASSA-PSS', 'RSAES-OAEP']);
const ecAlgorithms = new Set(['id-ecPublicKey', 'id-ecDH', 'id-ecMQV']);

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, RFC 3279, 5480, 8410). `node` is its SEQUENCE, or absent. */
export function parsePublicKey(reader: DerReader, node: DerNode, where: string): PublicKey {
  const sequence = reader.enter(node, where);
  const algorithmNode = sequence.take(Tag.sequence, 'algorithm');
  const algorithm = parseAlgorithm(reader, algorithmNode, `${where}.algorithm`);
  const keyNode = sequence.take(Tag.bitString, 'subjectPublicKey');
  const bitString = readBitString(reader, keyNode, `${where}.subjectPublicKey`);
  sequence.finish();
  const key = { range: keyNode.range, content: bitString.content, unusedBits: bitString.unusedBits };
  const { type, bits, curve, exponent } = describeKey(reader, algorithm, key, where);
  return { range: node.range, algorithm, type, bits, curve, exponent, key };
}

function describeKey(
  reader: DerReader,
  algorithm: AlgorithmIdentifier,
  key: PublicKey['key'],
  where: string,
): KeyFacts {
  const { name, parameters } = algorithm;
  if (rsaAlgorithms.has(name)) return describeRsa(reader, key, where);
  if (ecAlgorithms.has(name)) return describeEc(reader, parameters, where);
  const bits = curve25519And448[name];
  if (bits !== undefined) return { type: name, bits, curve: undefined, exponent: undefined };
  const [type, size] = describeDiscreteLog(reader, name, parameters, where);
  return { type, bits: size, curve: undefined, exponent: undefined };
}

/** RSAPublicKey (RFC 8017 §A.1.1) inside the BIT STRING. */
function describeRsa(reader: DerReader, key: PublicKey['key'], where: string): KeyFacts {
  const at = `${where}.subjectPublicKey`;
  const node = reader.nodeAt(key.content.start, key.content.end, at);
  const none = { type: 'RSA', bits: undefined, curve: undefined, exponent: undefined };
  if (!node.present) return none;
  if (node.tag !== Tag.sequence) {
    reader.report('unexpected-tag', node, at, 'expected an RSAPublicKey SEQUENCE');
    return none;
  }
  const sequence = reader.enter(node, at);
  const modulus = sequence.take(Tag.integer, 'modulus');
  const exponent = readInteger(reader, sequence.take(Tag.integer, 'publicExponent'), `${at}.publicExponent`);
  sequence.finish();
  return { type: 'RSA', bits: bitLength(reader, modulus), curve: undefined, exponent: exponent.hex || undefined };
}

function describeEc(reader: DerReader, parameters: AlgorithmIdentifier['parameters'], where: string): KeyFacts {
  const at = `${where}.algorithm.parameters`;
  const node = reader.nodeAt(parameters?.start ?? 0, parameters?.end ?? 0, at);
  if (node.tag === Tag.objectIdentifier) {
    const known = namedCurves.find(reader.bytes, node.contentStart, node.contentEnd);
    const curve = known?.meaning.name ?? decodeOid(reader.bytes, node.contentStart, node.contentEnd);
    return {
      type: known?.meaning.name === 'SM2' ? 'SM2' : 'EC',
      bits: known?.meaning.bits,
      curve,
      exponent: undefined,
    };
  }
  const isExplicit = node.tag === Tag.sequence;
  return {
    type: 'EC',
    bits: isExplicit ? explicitFieldBits(reader, node, at) : undefined,
    curve: isExplicit ? 'explicit parameters' : undefined,
    exponent: undefined,
  };
}

/** ECParameters (RFC 3279 §2.3.5): the size of the field, which is an INTEGER p, or the degree m of a binary field. */
function explicitFieldBits(reader: DerReader, node: DerNode, where: string): number | undefined {
  const parameters = reader.enter(node, where);
  parameters.take(Tag.integer, 'version');
  const field = reader.enter(parameters.take(Tag.sequence, 'fieldID'), `${where}.fieldID`);
  field.take(Tag.objectIdentifier, 'fieldType');
  if (field.tag === Tag.integer) return bitLength(reader, field.next());
  const characteristicTwo = reader.enter(field.take(Tag.sequence, 'parameters'), `${where}.fieldID.parameters`);
  return readSmallInteger(reader, characteristicTwo.take(Tag.integer, 'm'), where);
}

/** DSA and Diffie-Hellman: the size of p, which the parameters begin with. Others are named only. */
function describeDiscreteLog(
  reader: DerReader,
  name: string,
  parameters: AlgorithmIdentifier['parameters'],
  where: string,
): [type: string, bits: number | undefined] {
  const type = name.startsWith('dsaEncryption') ? 'DSA' : name.startsWith('dh') ? 'DH' : name;
  if (type === name || parameters === undefined) return [type, undefined];
  const at = `${where}.algorithm.parameters`;
  const node = reader.nodeAt(parameters.start, parameters.end, at);
  if (node.tag !== Tag.sequence) return [type, undefined];
  return [type, bitLength(reader, reader.enter(node, at).take(Tag.integer, 'p'))];
}

/** Bits of a positive INTEGER; undefined where it is absent or empty. */
function bitLength(reader: DerReader, node: DerNode): number | undefined {
  const { bytes } = reader;
  let start = node.contentStart;
  while (start < node.contentEnd && bytes[start] === 0) start++;
  if (start === node.contentEnd) return undefined;
  return (node.contentEnd - start) * 8 - Math.clz32(bytes[start] ?? 0) + 24;
}
