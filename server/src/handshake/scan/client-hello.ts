import type { ScannedVersion } from './types.ts';

/** What one ClientHello of a scan offers. */
export interface HelloOffer {
  /** The only one that is offered. */
  readonly version: ScannedVersion;
  /** Codes of cipher suites, in order. */
  readonly suites: readonly number[];
  /** Codes of groups, in order. */
  readonly groups: readonly number[];
  readonly serverName: string | undefined;
  readonly alpn: readonly string[];
  /** 32 bytes. */
  readonly random: Uint8Array;
}

/** On the wire (RFC 8446 §4.2.1). */
export const versionCodes: Readonly<Record<ScannedVersion, number>> = {
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};

/** Everything that a server's key could sign with: a scan asks what is taken, it does not judge what is sent. */
const signatureSchemes: readonly number[] = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601,
  0x0904, 0x0905, 0x0906, 0x081a, 0x081b, 0x081c, 0x0303, 0x0301, 0x0203, 0x0201, 0x0202, 0x0402,
];

/**
 * A record with a ClientHello (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2). For TLS 1.3 it has no key share: the server then names suite and
 * group in a HelloRetryRequest (§4.1.4) and has computed nothing.
 */
export function writeClientHello(offer: HelloOffer): Uint8Array {
  const modern = offer.version === 'TLSv1.3';
  const code = versionCodes[offer.version];
  const body = [
    ...uint16(Math.min(code, versionCodes['TLSv1.2'])),
    ...offer.random,
    // A session id of TLS 1.3 makes the exchange look like one of TLS 1.2 to what stands between (RFC 8446 §D.4).
    ...vector8(modern ? offer.random : []),
    ...vector16(offer.suites.flatMap(uint16)),
    ...vector8([0]),
  ];
  // Hellos of SSL 3.0 have no extensions (RFC 6101 §5.6.1.2).
  const whole = offer.version === 'SSLv3' ? body : withExtensions(body, extensionsOf(offer, modern));
  return toRecord(Uint8Array.from(whole));
}

function extensionsOf(offer: HelloOffer, modern: boolean): readonly number[] {
  const { groups, serverName, alpn, version } = offer;
  const signs = modern || version === 'TLSv1.2';
  return [
    ...(serverName === undefined ? [] : extension(0, vector16([0, ...vector16(ascii(serverName))]))),
    ...(groups.length === 0 ? [] : extension(10, vector16(groups.flatMap(uint16)))),
    ...(modern ? [] : extension(11, vector8([0]))),
    ...(signs ? extension(13, vector16(signatureSchemes.flatMap(uint16))) : []),
    ...(alpn.length === 0 ? [] : extension(16, vector16(alpn.flatMap((name) => vector8(ascii(name)))))),
    // TLS 1.2 servers may insist on secure renegotiation (RFC 5746 §3.4) and on RFC 7627.
    ...(modern ? [] : [...extension(0xff01, vector8([])), ...extension(23, [])]),
    ...(modern ? extension(43, vector8(uint16(versionCodes[version]))) : []),
    ...(modern ? extension(51, vector16([])) : []),
  ];
}

/** Padded where its length falls into the range at which some load balancers hang (RFC 7685 §1). */
function withExtensions(body: readonly number[], extensions: readonly number[]): number[] {
  const length = 4 + body.length + 2 + extensions.length;
  const padding =
    length > 255 && length < 512
      ? extension(
          21,
          Array.from({ length: Math.max(512 - length - 4, 0) }, () => 0),
        )
      : [];
  return [...body, ...vector16([...extensions, ...padding])];
}

/** Handshake message in a record that says TLS 1.0, as all clients' first ones do (RFC 8446 §5.1). */
function toRecord(body: Uint8Array): Uint8Array {
  const message = [1, body.length >> 16, ...uint16(body.length & 0xffff), ...body];
  return Uint8Array.from([22, 3, 1, ...vector16(message)]);
}

const extension = (type: number, data: readonly number[]): number[] => [...uint16(type), ...vector16(data)];
const uint16 = (value: number): number[] => [value >> 8, value & 0xff];
const vector8 = (data: Iterable<number>): number[] => {
  const bytes = [...data];
  return [bytes.length, ...bytes];
};
const vector16 = (data: readonly number[]): number[] => [...uint16(data.length), ...data];
const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];
