import { toHex } from '../../asn1/hex.ts';
import { contextConstructed, contextTag, type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { parseBigInteger } from '../big-integer.ts';
import { parseGeneralNames } from '../general-name.ts';
import type { ExtensionValue } from '../types.ts';

/** SubjectAltName (RFC 5280 §4.2.1.6). */
export function subjectAltName(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'subjectAltName', names: parseGeneralNames(reader, reader.expect(node, Tag.sequence, ''), '') };
}

/** IssuerAltName (RFC 5280 §4.2.1.7). */
export function issuerAltName(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'issuerAltName', names: parseGeneralNames(reader, reader.expect(node, Tag.sequence, ''), '') };
}

/** CertificateIssuer (RFC 5280 §5.3.3). */
export function certificateIssuer(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'certificateIssuer', names: parseGeneralNames(reader, reader.expect(node, Tag.sequence, ''), '') };
}

/** SubjectKeyIdentifier (RFC 5280 §4.2.1.2). */
export function subjectKeyIdentifier(reader: DerReader, node: DerNode): ExtensionValue {
  const { contentStart, contentEnd } = reader.expect(node, Tag.octetString, '');
  return { kind: 'subjectKeyIdentifier', keyIdentifier: toHex(reader.bytes, contentStart, contentEnd) };
}

/** AuthorityKeyIdentifier (RFC 5280 §4.2.1.1). */
export function authorityKeyIdentifier(reader: DerReader, node: DerNode): ExtensionValue {
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  const key = sequence.optional(contextTag(0));
  const issuer = sequence.optional(contextConstructed(1));
  const serial = sequence.optional(contextTag(2));
  sequence.finish();
  return {
    kind: 'authorityKeyIdentifier',
    keyIdentifier: key && toHex(reader.bytes, key.contentStart, key.contentEnd),
    issuer: issuer === undefined ? [] : parseGeneralNames(reader, issuer, '.authorityCertIssuer'),
    serialNumber: serial && parseBigInteger(reader, serial, '.authorityCertSerialNumber'),
  };
}
