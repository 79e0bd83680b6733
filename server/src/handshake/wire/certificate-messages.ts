import { clientCertificateType, namedGroup, signatureScheme } from '../registry/parameters.ts';
import type { CertificateRequest, Registered, ServedCertificate, SessionTicket } from '../types.ts';
import { ByteReader, readAll, readCodes } from './byte-reader.ts';
import { type Extensions, ExtensionType, openExtension, readExtensions } from './extensions.ts';

/** More than any chain, or any list of CAs, that a server would send in good faith. */
const MAX_CERTIFICATES = 100;
const MAX_AUTHORITIES = 2000;

/** What a message says, and whether it was cut off. */
export interface Read<T> {
  readonly value: T;
  readonly truncated: boolean;
}

/** Certificate of TLS 1.3 (RFC 8446 §4.4.2). */
export function readCertificate13(body: Uint8Array): Read<readonly ServedCertificate[]> {
  const reader = new ByteReader(body);
  reader.vector(1);
  const list = reader.enter(3);
  const value = readAll(list, MAX_CERTIFICATES, (each) => {
    const der = each.vector(3);
    const extensions = readExtensions(each);
    return {
      der,
      ocsp: readStatus(openExtension(extensions, ExtensionType.statusRequest)),
      scts: extensions.get(ExtensionType.signedCertificateTimestamp),
    };
  });
  return { value, truncated: reader.truncated || list.truncated };
}

/** Certificate of TLS 1.2 and before (RFC 5246 §7.4.2). */
export function readCertificate12(body: Uint8Array): Read<readonly ServedCertificate[]> {
  const reader = new ByteReader(body);
  const list = reader.enter(3);
  const value = readAll(list, MAX_CERTIFICATES, (each) => ({ der: each.vector(3), ocsp: undefined, scts: undefined }));
  return { value, truncated: reader.truncated || list.truncated };
}

/** CertificateStatus of TLS 1.2 (RFC 6066 §8), or the extension of the same content in TLS 1.3: an OCSPResponse. */
export function readStatus(reader: ByteReader | undefined): Uint8Array | undefined {
  const ocsp = 1;
  if (reader === undefined || reader.uint(1) !== ocsp) return undefined;
  const response = reader.vector(3);
  return response.length === 0 ? undefined : response;
}

/** CertificateRequest of TLS 1.3 (RFC 8446 §4.3.2). */
export function readCertificateRequest13(body: Uint8Array): Read<CertificateRequest> {
  const reader = new ByteReader(body);
  reader.vector(1);
  const extensions = readExtensions(reader);
  const value = {
    authorities: readAuthorities(openExtension(extensions, ExtensionType.certificateAuthorities)),
    signatureSchemes: readSchemes(extensions),
    certificateTypes: [],
  };
  return { value, truncated: reader.truncated };
}

/** CertificateRequest of TLS 1.2 (RFC 5246 §7.4.4), or of those before it, which say nothing of signature algorithms. */
export function readCertificateRequest12(body: Uint8Array, hasSchemes: boolean): Read<CertificateRequest> {
  const reader = new ByteReader(body);
  const types = [...reader.vector(1)];
  const schemes = hasSchemes ? readCodes(reader.enter(2)) : [];
  const value = {
    authorities: readAuthorities(reader),
    signatureSchemes: schemes.map(signatureScheme),
    certificateTypes: types.map(clientCertificateType),
  };
  return { value, truncated: reader.truncated };
}

function readSchemes(extensions: Extensions): Registered[] {
  const content = openExtension(extensions, ExtensionType.signatureAlgorithms);
  return content ? readCodes(content.enter(2)).map(signatureScheme) : [];
}

function readAuthorities(reader: ByteReader | undefined): Uint8Array[] {
  return reader ? readAll(reader.enter(2), MAX_AUTHORITIES, (each) => each.vector(2)) : [];
}

/** CertificateVerify of TLS 1.3, and of clients in TLS 1.2 (RFC 8446 §4.4.3): with what it was signed. */
export function readCertificateVerify(body: Uint8Array): Registered {
  return signatureScheme(new ByteReader(body).uint(2));
}

/** NewSessionTicket of TLS 1.3 (RFC 8446 §4.6.1). */
export function readTicket13(body: Uint8Array): SessionTicket {
  const reader = new ByteReader(body);
  const lifetimeSeconds = reader.uint(4);
  reader.bytes(4);
  reader.vector(1);
  reader.vector(2);
  const extensions = readExtensions(reader);
  return { lifetimeSeconds, maxEarlyData: openExtension(extensions, ExtensionType.earlyData)?.uint(4) };
}

/** NewSessionTicket of TLS 1.2 (RFC 5077 §3.3). */
export function readTicket12(body: Uint8Array): SessionTicket {
  return { lifetimeSeconds: new ByteReader(body).uint(4), maxEarlyData: undefined };
}

/** What a ServerKeyExchange says (RFC 8422 §5.4, RFC 5246 §7.4.3). */
export interface KeyExchange {
  readonly group: Registered | undefined;
  /** Undefined before TLS 1.2 and in anonymous suites. */
  readonly signatureScheme: Registered | undefined;
}

/** ServerKeyExchange of a suite; `signed`: TLS 1.2, where the signature names its algorithm. */
export function readKeyExchange(body: Uint8Array, suite: string, signed: boolean): KeyExchange {
  const reader = new ByteReader(body);
  const group = readKeyExchangeGroup(reader, suite);
  const isSigned = signed && group !== undefined && !/_anon_|_PSK_/.test(suite);
  return { group, signatureScheme: isSigned ? signatureScheme(reader.uint(2)) : undefined };
}

function readKeyExchangeGroup(reader: ByteReader, suite: string): Registered | undefined {
  if (/^TLS_ECDHE?_(?!PSK)/.test(suite)) {
    const namedCurve = 3;
    if (reader.uint(1) !== namedCurve) return undefined;
    const group = namedGroup(reader.uint(2));
    reader.vector(1);
    return group;
  }
  if (!/^TLS_DHE?_(?!PSK)/.test(suite)) return undefined;
  const prime = reader.vector(2);
  reader.vector(2);
  reader.vector(2);
  return { code: 0, name: `DH ${bitLength(prime)}` };
}

function bitLength(number: Uint8Array): number {
  const first = number.findIndex((byte) => byte !== 0);
  if (first < 0) return 0;
  return (number.length - first) * 8 - Math.clz32(number[first] ?? 0) + 24;
}
