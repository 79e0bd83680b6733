import { toHex } from '../../asn1/hex.ts';
import { readSmallInteger } from '../../asn1/primitive.ts';
import { type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import type { ExtensionValue, SignedCertificateTimestamp } from '../types.ts';

/** SignedCertificateTimestampList (RFC 6962 §3.3): TLS encoding inside an OCTET STRING. */
export function signedCertificateTimestamps(reader: DerReader, node: DerNode): ExtensionValue {
  const list = reader.expect(node, Tag.octetString, '');
  const { bytes } = reader;
  const scts: SignedCertificateTimestamp[] = [];
  let position = list.contentStart + 2;
  const end = Math.min(list.contentEnd, position + uint16(bytes, list.contentStart));
  if (end !== list.contentEnd)
    reader.report('bad-value', list, '', 'the length of the list is not that of its content');
  while (position + 2 <= end) {
    const start = position + 2;
    const next = start + uint16(bytes, position);
    if (next > end) {
      reader.report('truncated', { start: position, end }, '.sct', 'an SCT reaches beyond the list');
      break;
    }
    scts.push(parseSct(reader, start, next));
    position = next;
  }
  return { kind: 'signedCertificateTimestamps', scts };
}

// version 1, log ID 32, timestamp 8, extensions 2 + n, hash 1, signature 1 (RFC 6962 §3.2)
function parseSct(reader: DerReader, start: number, end: number): SignedCertificateTimestamp {
  const { bytes } = reader;
  const algorithmAt = start + 43 + uint16(bytes, start + 41);
  if (algorithmAt + 2 > end) reader.report('truncated', { start, end }, '.sct', 'an SCT is too short');
  const within = (position: number): number => Math.min(position, end);
  return {
    range: { start, end },
    version: bytes[start] ?? 0,
    logId: toHex(bytes, within(start + 1), within(start + 33)),
    timestamp: uint48(bytes, start + 33) * 65_536 + uint16(bytes, start + 39),
    signatureAlgorithm: sctAlgorithm(bytes[algorithmAt] ?? 0, bytes[algorithmAt + 1] ?? 0),
  };
}

const sctHashes = ['none', 'MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'];

/** HashAlgorithm and SignatureAlgorithm of TLS 1.2 (RFC 5246 §7.4.1.4.1). */
function sctAlgorithm(hash: number, signature: number): string {
  const name = sctHashes[hash];
  if (name !== undefined && signature === 3) return `ecdsa-with-${name}`;
  if (name !== undefined && signature === 1) return `${name.toLowerCase()}WithRSAEncryption`;
  return `hash ${hash}, signature ${signature}`;
}

function uint16(bytes: Uint8Array, position: number): number {
  return (bytes[position] ?? 0) * 256 + (bytes[position + 1] ?? 0);
}

function uint48(bytes: Uint8Array, position: number): number {
  let value = 0;
  for (let index = 0; index < 6; index++) value = value * 256 + (bytes[position + index] ?? 0);
  return value;
}

/** Poison of a precertificate (RFC 6962 §3.1). */
export function precertificatePoison(reader: DerReader, node: DerNode): ExtensionValue {
  reader.expect(node, Tag.null, '');
  return { kind: 'precertificatePoison' };
}

/** Features (RFC 7633): TLS extension numbers; 5 is status_request, "must staple", 17 its later form. */
export function tlsFeature(reader: DerReader, node: DerNode): ExtensionValue {
  const features: number[] = [];
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  while (!sequence.done)
    features.push(readSmallInteger(reader, sequence.take(Tag.integer, 'feature'), '.feature') ?? -1);
  return { kind: 'tlsFeature', features, mustStaple: features.includes(5) || features.includes(17) };
}
