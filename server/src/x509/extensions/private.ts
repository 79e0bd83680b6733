import { toShortHex } from '../../asn1/hex.ts';
import { readOid } from '../../asn1/oid.ts';
import { namedBits, readBitString, readSmallInteger } from '../../asn1/primitive.ts';
import { contextTag, type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { decodeLatin1, readString } from '../../asn1/strings.ts';
import { parseAlgorithm } from '../algorithm.ts';
import { keyPurposes } from '../oids-purposes.ts';
import type { ExtensionValue } from '../types.ts';

/** Any extension that is one string: Netscape URLs and comment, Microsoft certificate type name. */
export function stringValue(reader: DerReader, node: DerNode): ExtensionValue {
  const string = readString(reader.bytes, node);
  if (string === undefined) reader.report('unexpected-tag', node, '', 'expected a string');
  return { kind: 'text', lines: string === undefined ? [] : [string.text] };
}

/** Any extension that is one OCTET STRING, shown in hex: Microsoft's previous CA hash, ACME's identifier. */
export function octetValue(reader: DerReader, node: DerNode): ExtensionValue {
  const { contentStart, contentEnd } = reader.expect(node, Tag.octetString, '');
  return { kind: 'text', lines: [toShortHex(reader.bytes, contentStart, contentEnd)] };
}

/** Any extension that says all by being there (OCSP no check, no revocation available): NULL. */
export function nullValue(reader: DerReader, node: DerNode): ExtensionValue {
  reader.expect(node, Tag.null, '');
  return { kind: 'text', lines: ['yes'] };
}

const netscapeTypes = [
  'SSL client',
  'SSL server',
  'S/MIME',
  'object signing',
  'reserved',
  'SSL CA',
  'S/MIME CA',
  'object signing CA',
];

/** netscape-cert-type. */
export function netscapeCertType(reader: DerReader, node: DerNode): ExtensionValue {
  const bits = readBitString(reader, reader.expect(node, Tag.bitString, ''), '');
  return { kind: 'text', lines: namedBits(reader.bytes, bits, netscapeTypes) };
}

/** Microsoft's CA version: the certificate's index in the low 16 bits, the key's in the high ones. */
export function microsoftCaVersion(reader: DerReader, node: DerNode): ExtensionValue {
  const value = readSmallInteger(reader, reader.expect(node, Tag.integer, ''), '') ?? 0;
  return { kind: 'text', lines: [`V${value & 0xffff}.${value >>> 16}`] };
}

/** Microsoft's certificate template (version 2): OID and version. */
export function microsoftTemplate(reader: DerReader, node: DerNode): ExtensionValue {
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  const lines = [`template ${readOid(reader, sequence.take(Tag.objectIdentifier, 'templateID'), '')}`];
  const major = sequence.optional(Tag.integer);
  const minor = sequence.optional(Tag.integer);
  if (major !== undefined) lines.push(`major version ${readSmallInteger(reader, major, '') ?? '?'}`);
  if (minor !== undefined) lines.push(`minor version ${readSmallInteger(reader, minor, '') ?? '?'}`);
  sequence.finish();
  return { kind: 'text', lines };
}

/** Microsoft's application policies: CertificatePolicies whose policies are key purposes. */
export function microsoftApplicationPolicies(reader: DerReader, node: DerNode): ExtensionValue {
  const lines = reader.children(reader.expect(node, Tag.sequence, ''), '').map((policy) => {
    const oid = readOid(reader, reader.enter(policy, '').take(Tag.objectIdentifier, 'policyIdentifier'), '');
    return keyPurposes.get(oid) ?? oid;
  });
  return { kind: 'text', lines };
}

/** PrivateKeyUsagePeriod (RFC 3280 §4.2.1.4). */
export function privateKeyUsagePeriod(reader: DerReader, node: DerNode): ExtensionValue {
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  const text = (label: string, part: DerNode | undefined): string[] =>
    part === undefined ? [] : [`${label} ${decodeLatin1(reader.bytes, part.contentStart, part.contentEnd)}`];
  const notBefore = text('not before', sequence.optional(contextTag(0)));
  const notAfter = text('not after', sequence.optional(contextTag(1)));
  sequence.finish();
  return { kind: 'text', lines: [...notBefore, ...notAfter] };
}

/** SMIMECapabilities (RFC 8551 §2.5.2). */
export function smimeCapabilities(reader: DerReader, node: DerNode): ExtensionValue {
  const capabilities = reader.children(reader.expect(node, Tag.sequence, ''), '');
  return { kind: 'text', lines: capabilities.map((each) => parseAlgorithm(reader, each, '.capability').name) };
}

/** altSignatureAlgorithm of a hybrid certificate (X.509 §9.8.3). */
export function alternativeSignatureAlgorithm(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'text', lines: [parseAlgorithm(reader, reader.expect(node, Tag.sequence, ''), '').name] };
}

/** subjectAltPublicKeyInfo of a hybrid certificate (X.509 §9.8.2): its algorithm. */
export function alternativePublicKey(reader: DerReader, node: DerNode): ExtensionValue {
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  const algorithm = parseAlgorithm(reader, sequence.take(Tag.sequence, 'algorithm'), '.algorithm');
  return { kind: 'text', lines: [`${algorithm.name} public key`] };
}

/** CABFOrganizationIdentifier (EV guidelines §9.8.2): scheme, country, state, reference. */
export function cabfOrganizationIdentifier(reader: DerReader, node: DerNode): ExtensionValue {
  const parts = reader.children(reader.expect(node, Tag.sequence, ''), '');
  const texts = parts.map((part) => decodeLatin1(reader.bytes, part.contentStart, part.contentEnd));
  return { kind: 'text', lines: [texts.join('-')] };
}
