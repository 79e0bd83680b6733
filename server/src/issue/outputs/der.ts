import { encodeOid } from '../../asn1/oid.ts';
import { contextConstructed, contextTag, Tag } from '../../asn1/tags.ts';
import { encodeUnsigned } from '../../x509/encode-spki.ts';
import { concatBytes, encodeTlv } from '../../x509/encode-tlv.ts';

// The DER values that PKCS#8, PKCS#12 and their attributes are made of; each function returns one whole TLV.

export function sequence(...elements: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(Tag.sequence, ...elements);
}

/** SET OF, in the order that DER demands (X.690 §11.6). */
export function setOf(...elements: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(Tag.set, ...[...elements].sort(compareBytes));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

export function octetString(content: Uint8Array): Uint8Array {
  return encodeTlv(Tag.octetString, content);
}

/** OBJECT IDENTIFIER of an OID in dots. */
export function objectIdentifier(oid: string): Uint8Array {
  return encodeTlv(Tag.objectIdentifier, Uint8Array.from(encodeOid(oid)));
}

/** INTEGER from 0 up to 2^32 - 1. */
export function integer(value: number): Uint8Array {
  return encodeUnsigned(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value));
}

export function nullValue(): Uint8Array {
  return encodeTlv(Tag.null);
}

/** BMPString: UTF-16, the higher byte first. */
export function bmpString(text: string): Uint8Array {
  return encodeTlv(Tag.bmpString, utf16(text));
}

/** The UTF-16 units of a text, the higher byte of each first. */
export function utf16(text: string): Uint8Array {
  return concatBytes(Array.from({ length: text.length }, (_, index) => unitBytes(text.charCodeAt(index))));
}

function unitBytes(unit: number): Uint8Array {
  return Uint8Array.of(unit >>> 8, unit);
}

/** `[0] EXPLICIT`. */
export function explicit(content: Uint8Array): Uint8Array {
  return encodeTlv(contextConstructed(0), content);
}

/** `[0] IMPLICIT` of an OCTET STRING. */
export function implicitOctets(content: Uint8Array): Uint8Array {
  return encodeTlv(contextTag(0), content);
}
