import { decodeOid } from '../asn1/oid.ts';
import { contextConstructed, type DerNode, type DerReader, Tag } from '../asn1/reader.ts';
import { readString } from '../asn1/strings.ts';
import { keyPurposes } from './oids-purposes.ts';
import type { KeyPurpose, TrustSettings } from './types.ts';

/** OpenSSL's X509_CERT_AUX, which follows the certificate in a `TRUSTED CERTIFICATE`: what it is trusted for, and its alias. */
export function parseTrustSettings(reader: DerReader, node: DerNode): TrustSettings {
  const settings = reader.enter(node, 'trustSettings');
  const trusted = settings.optional(Tag.sequence);
  const rejected = settings.optional(contextConstructed(0));
  const alias = settings.optional(Tag.utf8String);
  settings.optional(Tag.octetString); // key identifier
  settings.optional(contextConstructed(1)); // other algorithms, reserved
  settings.finish();
  return {
    range: node.range,
    trusted: parsePurposes(reader, trusted, 'trustSettings.trust'),
    rejected: parsePurposes(reader, rejected, 'trustSettings.reject'),
    alias: alias && readString(reader.bytes, alias)?.text,
  };
}

function parsePurposes(reader: DerReader, list: DerNode | undefined, where: string): readonly KeyPurpose[] {
  if (list === undefined) return [];
  return reader.children(list, where).map((node) => {
    const oid = decodeOid(reader.bytes, node.contentStart, node.contentEnd) ?? '';
    return { range: node.range, oid, name: keyPurposes.get(oid) ?? oid };
  });
}
