import { toHex } from '../../asn1/hex.ts';
import { cipherSuite } from '../registry/cipher-suites.ts';
import { namedGroup, protocolVersion, signatureScheme } from '../registry/parameters.ts';
import type { ClientHello, ServerHello } from '../types.ts';
import { ByteReader, readAll, readCodes } from './byte-reader.ts';
import { type Extensions, ExtensionType, openExtension, readExtensions } from './extensions.ts';

/** Versions as two bytes. */
export const TLS12 = 0x0303;
export const TLS13 = 0x0304;

/** The random of a ServerHello that is a HelloRetryRequest: SHA-256 of that word (RFC 8446 §4.1.3). */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

/** A ServerHello message's body, with what is needed to read on. */
export interface ReadServerHello {
  readonly hello: Omit<ServerHello, 'retried'>;
  readonly isRetryRequest: boolean;
  /** The server's public half of the key exchange, TLS 1.3; undefined in a HelloRetryRequest. */
  readonly keyShare: Uint8Array | undefined;
  /** SignedCertificateTimestampList, TLS 1.2 (RFC 6962 §3.3.1). */
  readonly scts: Uint8Array | undefined;
  readonly truncated: boolean;
}

/** A ClientHello message's body (RFC 8446 §4.1.2). */
export function readClientHello(body: Uint8Array): ClientHello {
  const reader = new ByteReader(body);
  const legacyVersion = reader.uint(2);
  reader.bytes(32);
  reader.vector(1);
  const suites = readCodes(reader.enter(2));
  reader.vector(1);
  const extensions = readExtensions(reader);
  const codes = (type: number): number[] =>
    readCodes(openExtension(extensions, type)?.enter(2) ?? new ByteReader(body.subarray(0, 0)));
  const versions = openExtension(extensions, ExtensionType.supportedVersions);
  return {
    serverName: readServerName(extensions),
    versions: (versions ? readCodes(versions.enter(1)) : [legacyVersion]).map(protocolVersion),
    cipherSuites: suites.map(cipherSuite),
    groups: codes(ExtensionType.supportedGroups).map(namedGroup),
    signatureSchemes: codes(ExtensionType.signatureAlgorithms).map(signatureScheme),
    alpn: readProtocols(extensions),
  };
}

/** A ServerHello message's body (RFC 8446 §4.1.3). `resumed` and `group` of TLS 1.2 follow from later messages. */
export function readServerHello(body: Uint8Array): ReadServerHello {
  const reader = new ByteReader(body);
  const legacyVersion = reader.uint(2);
  const random = reader.bytes(32);
  reader.vector(1);
  const suite = reader.uint(2);
  reader.uint(1);
  const extensions = readExtensions(reader);
  const version = openExtension(extensions, ExtensionType.supportedVersions)?.uint(2) ?? legacyVersion;
  const before13 = version < TLS13;
  const exchange = openExtension(extensions, ExtensionType.keyShare);
  const group = exchange?.uint(2);
  const isRetryRequest = isRetry(random);
  return {
    hello: {
      version: protocolVersion(version),
      cipherSuite: cipherSuite(suite),
      group: group === undefined ? undefined : namedGroup(group),
      alpn: readProtocols(extensions)[0],
      resumed: extensions.has(ExtensionType.preSharedKey),
      earlyData: undefined,
      secureRenegotiation: before13 ? extensions.has(ExtensionType.renegotiationInfo) : undefined,
      extendedMasterSecret: before13 ? extensions.has(ExtensionType.extendedMasterSecret) : undefined,
    },
    isRetryRequest,
    keyShare: isRetryRequest ? undefined : exchange?.vector(2),
    scts: extensions.get(ExtensionType.signedCertificateTimestamp),
    truncated: reader.truncated,
  };
}

/** The protocols of an ALPN extension (RFC 7301 §3.1); of a server, one. */
export function readProtocols(extensions: Extensions): string[] {
  const content = openExtension(extensions, ExtensionType.alpn);
  if (content === undefined) return [];
  return readAll(content.enter(2), 64, (each) => latin1(each.vector(1)));
}

function readServerName(extensions: Extensions): string | undefined {
  const content = openExtension(extensions, ExtensionType.serverName);
  if (content === undefined || content.done) return undefined;
  const names = content.enter(2);
  names.uint(1);
  return latin1(names.vector(2));
}

function isRetry(random: Uint8Array): boolean {
  return toHex(random) === retryRandom;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
