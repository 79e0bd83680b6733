import { readOid } from '../../asn1/oid.ts';
import { namedBits, readBitString, readBoolean, readSmallInteger } from '../../asn1/primitive.ts';
import { type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { keyPurposes } from '../oids-purposes.ts';
import type { ExtensionValue, KeyPurpose } from '../types.ts';

/** BasicConstraints (RFC 5280 §4.2.1.9). */
export function basicConstraints(reader: DerReader, node: DerNode): ExtensionValue {
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  const caNode = sequence.optional(Tag.boolean);
  const ca = caNode !== undefined && readBoolean(reader, caNode, '.cA');
  const lengthNode = sequence.optional(Tag.integer);
  const pathLength = lengthNode === undefined ? undefined : readSmallInteger(reader, lengthNode, '.pathLenConstraint');
  if (pathLength !== undefined && pathLength < 0) reader.report('bad-value', node, '.pathLenConstraint', 'is negative');
  sequence.finish();
  return { kind: 'basicConstraints', ca, pathLength };
}

const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/** KeyUsage (RFC 5280 §4.2.1.3). */
export function keyUsage(reader: DerReader, node: DerNode): ExtensionValue {
  const bits = readBitString(reader, reader.expect(node, Tag.bitString, ''), '');
  return { kind: 'keyUsage', usages: namedBits(reader.bytes, bits, keyUsages) };
}

/** ExtKeyUsageSyntax (RFC 5280 §4.2.1.12). */
export function extendedKeyUsage(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'extendedKeyUsage', purposes: parseKeyPurposes(reader, reader.expect(node, Tag.sequence, ''), '') };
}

/** KeyPurposeId SEQUENCE OF; also for OpenSSL's trust settings. */
export function parseKeyPurposes(reader: DerReader, node: DerNode, where: string): KeyPurpose[] {
  const purposes: KeyPurpose[] = [];
  const sequence = reader.enter(node, where);
  while (!sequence.done) {
    const purpose = sequence.take(Tag.objectIdentifier, 'keyPurposeId');
    const known = keyPurposes.find(reader.bytes, purpose.contentStart, purpose.contentEnd);
    const oid = known?.oid ?? readOid(reader, purpose, where);
    purposes.push({ range: purpose.range, oid, name: known?.meaning ?? oid });
  }
  return purposes;
}
