import { contextConstructed, type DerNode, type DerReader, Tag } from '../asn1/reader.ts';
import { readString } from '../asn1/strings.ts';
import { parseKeyPurposes } from './extensions/usage.ts';
import type { TrustSettings } from './types.ts';

/** OpenSSL's X509_CERT_AUX, which follows the certificate in a `TRUSTED CERTIFICATE`. */
export function parseTrustSettings(reader: DerReader, node: DerNode): TrustSettings {
  const where = 'trustSettings';
  const sequence = reader.enter(reader.expect(node, Tag.sequence, where), where);
  const trusted = sequence.optional(Tag.sequence);
  const rejected = sequence.optional(contextConstructed(0));
  const alias = sequence.optional(Tag.utf8String);
  return {
    range: node.range,
    trusted: trusted === undefined ? [] : parseKeyPurposes(reader, trusted, `${where}.trust`),
    rejected: rejected === undefined ? [] : parseKeyPurposes(reader, rejected, `${where}.reject`),
    alias: alias && readString(reader.bytes, alias)?.text,
  };
}
