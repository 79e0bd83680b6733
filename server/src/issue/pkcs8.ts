import { DerReader, Tag } from '../asn1/reader.ts';
import { encodeAlgorithm, encodeRsaAlgorithm } from '../x509/encode-spki.ts';
import { encodeTlv } from '../x509/encode-tlv.ts';
import { readEcKey } from '../x509/keys/sec1.ts';
import type { PrivateKeyHeader } from '../x509/types.ts';

/** A private key in clear as PrivateKeyInfo (RFC 5208 §5), which is what WebCrypto imports; undefined for formats that have no such form. */
export function toPkcs8(format: PrivateKeyHeader['format'], bytes: Uint8Array): Uint8Array | undefined {
  switch (format) {
    case 'PKCS#8':
      return bytes;
    case 'PKCS#1':
      return wrap(encodeRsaAlgorithm(), bytes);
    case 'SEC1':
      return wrapSec1(bytes);
    case 'DSA':
    case 'OpenSSH':
    case 'encrypted PKCS#8':
      return undefined;
  }
}

/** The same PKCS#8 key without the mark that it is for RSASSA-PSS alone: WebCrypto imports no other, and the numbers are the same. */
export function asRsaKey(pkcs8: Uint8Array): Uint8Array {
  const reader = new DerReader(pkcs8);
  const info = reader.enter(reader.root('privateKeyInfo'), 'privateKeyInfo');
  info.take(Tag.integer, 'version');
  info.take(Tag.sequence, 'privateKeyAlgorithm');
  const { contentStart, contentEnd } = info.take(Tag.octetString, 'privateKey');
  return wrap(encodeRsaAlgorithm(), pkcs8.subarray(contentStart, contentEnd));
}

function wrapSec1(bytes: Uint8Array): Uint8Array | undefined {
  const reader = new DerReader(bytes);
  const { parameters } = readEcKey(reader, reader.root('ECPrivateKey'));
  return parameters && wrap(encodeAlgorithm('1.2.840.10045.2.1', parameters), bytes);
}

function wrap(algorithm: Uint8Array, key: Uint8Array): Uint8Array {
  const version = encodeTlv(Tag.integer, Uint8Array.of(0));
  return encodeTlv(Tag.sequence, version, algorithm, encodeTlv(Tag.octetString, key));
}
