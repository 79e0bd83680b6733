import { encodeOid } from '../asn1/oid.ts';
import { Tag } from '../asn1/reader.ts';
import { concatBytes, encodeTlv } from './encode-tlv.ts';

/** DER of a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) from the DER of its AlgorithmIdentifier and the bytes of its key. */
export function encodeSpki(algorithm: Uint8Array, key: Uint8Array): Uint8Array {
  return encodeTlv(Tag.sequence, algorithm, encodeTlv(Tag.bitString, Uint8Array.of(0), key));
}

/** DER of an AlgorithmIdentifier from its OID in dots and the DER of its parameters, where it has some. */
export function encodeAlgorithm(oid: string, ...parameters: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(Tag.sequence, encodeTlv(Tag.objectIdentifier, Uint8Array.from(encodeOid(oid))), ...parameters);
}

/** DER of the AlgorithmIdentifier `rsaEncryption`, with the NULL that RFC 8017 A.1 demands. */
export function encodeRsaAlgorithm(): Uint8Array {
  return encodeAlgorithm('1.2.840.113549.1.1.1', encodeTlv(Tag.null));
}

/** DER of an RSAPublicKey (RFC 8017 A.1.1); both numbers big-endian, unsigned or as INTEGER content. */
export function encodeRsaKey(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  return encodeTlv(Tag.sequence, encodeUnsigned(modulus), encodeUnsigned(exponent));
}

/** INTEGER with the fewest bytes that keep a number from zero up positive (X.690 §8.3). */
export function encodeUnsigned(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  const padded = (digits[0] ?? 0) >= 0x80 ? concatBytes([Uint8Array.of(0), digits]) : digits;
  return encodeTlv(Tag.integer, padded);
}
