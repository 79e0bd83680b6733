import { ExtensionType } from './extensions.ts';
import { TLS12, TLS13 } from './hellos.ts';

/** What a ClientHello of ours offers. */
export interface HelloOffer {
  /** The only one that is offered, in two bytes: `TLS13`. */
  readonly version: number;
  /** Codes of cipher suites, in order. */
  readonly suites: readonly number[];
  /** Codes of groups, in order. */
  readonly groups: readonly number[];
  readonly serverName: string | undefined;
  readonly alpn: readonly string[];
  /** 32 bytes. */
  readonly random: Uint8Array;
  /** TLS 1.3. Without one, the server names suite and group in a HelloRetryRequest (RFC 8446 §4.1.4), and has computed nothing. */
  readonly keyShares?: readonly KeyShare[];
  /** Asks for signed certificate timestamps (RFC 6962 §3.3.1). */
  readonly timestamps?: boolean;
  /** TLS 1.3: a session that is to be taken up, and early data with it. */
  readonly ticket?: OfferedTicket;
}

/** Public half of an ephemeral key (RFC 8446 §4.2.8). */
export interface KeyShare {
  readonly group: number;
  readonly share: Uint8Array;
}

/** A ticket as a ClientHello shows it (RFC 8446 §4.2.11). */
export interface OfferedTicket {
  readonly identity: Uint8Array;
  /** Milliseconds since it was received plus the server's `ticket_age_add`, modulo 2^32. */
  readonly obfuscatedAge: number;
  /** Bytes of the binder: the length of the suite's hash. */
  readonly binderLength: number;
}

const SSL3 = 0x0300;
/** Before a handshake message in a record: the header of the record. */
const RECORD_HEADER = 5;

/** Everything that a server's key could sign with: what is taken is asked, what is sent is not judged. */
const signatureSchemes: readonly number[] = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601,
  0x0904, 0x0905, 0x0906, 0x081a, 0x081b, 0x081c, 0x0303, 0x0301, 0x0203, 0x0201, 0x0202, 0x0402,
];

/** A record with a ClientHello (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2). The binder of a ticket is left zero: see `bindTicket`. */
export function writeClientHello(offer: HelloOffer): Uint8Array {
  const { version, random, suites } = offer;
  const body = [
    ...uint16(Math.min(version, TLS12)),
    ...random,
    // A session id of TLS 1.3 makes the exchange look like one of TLS 1.2 to what stands between (RFC 8446 §D.4).
    ...vector8(version === TLS13 ? random : []),
    ...vector16(suites.flatMap(uint16)),
    ...vector8([0]),
  ];
  // Hellos of SSL 3.0 have no extensions (RFC 6101 §5.6.1.2).
  const whole = version === SSL3 ? body : withExtensions(body, extensionsOf(offer), preSharedKey(offer.ticket));
  return toRecord(Uint8Array.from(whole));
}

/**
 * Puts the binder into a record with a ClientHello that offers a ticket (RFC 8446 §4.2.11.2): `bind` gets the message up to the
 * binders, and gives as many bytes as the offer said.
 */
export function bindTicket(
  record: Uint8Array,
  { binderLength }: OfferedTicket,
  bind: (truncated: Uint8Array) => Uint8Array,
): void {
  // Two bytes of length before the binders, one before the only binder.
  const end = record.length - binderLength;
  record.set(bind(record.subarray(RECORD_HEADER, end - 3)), end);
}

function extensionsOf(offer: HelloOffer): readonly number[] {
  const { groups, serverName, alpn, version, timestamps } = offer;
  const modern = version === TLS13;
  return [
    ...(serverName === undefined
      ? []
      : extension(ExtensionType.serverName, vector16([0, ...vector16(ascii(serverName))]))),
    ...(groups.length === 0 ? [] : extension(ExtensionType.supportedGroups, vector16(groups.flatMap(uint16)))),
    ...(modern ? [] : extension(ExtensionType.pointFormats, vector8([0]))),
    ...(version >= TLS12
      ? extension(ExtensionType.signatureAlgorithms, vector16(signatureSchemes.flatMap(uint16)))
      : []),
    ...(alpn.length === 0 ? [] : extension(ExtensionType.alpn, vector16(alpn.flatMap((name) => vector8(ascii(name)))))),
    ...(timestamps === true ? extension(ExtensionType.signedCertificateTimestamp, []) : []),
    ...(modern ? modernExtensions(offer) : olderExtensions),
  ];
}

function modernExtensions({ version, keyShares = [], ticket }: HelloOffer): readonly number[] {
  const shares = keyShares.flatMap(({ group, share }) => [...uint16(group), ...vector16([...share])]);
  // With a key exchange of its own (psk_dhe_ke), as all clients offer it.
  const withTicket = [
    ...extension(ExtensionType.pskKeyExchangeModes, vector8([1])),
    ...extension(ExtensionType.earlyData, []),
  ];
  return [
    ...extension(ExtensionType.supportedVersions, vector8(uint16(version))),
    ...extension(ExtensionType.keyShare, vector16(shares)),
    ...(ticket === undefined ? [] : withTicket),
  ];
}

/** The last of all extensions. */
function preSharedKey(ticket: OfferedTicket | undefined): readonly number[] {
  if (ticket === undefined) return [];
  const { identity, obfuscatedAge, binderLength } = ticket;
  const age = [...uint16(Math.floor(obfuscatedAge / 0x10000)), ...uint16(obfuscatedAge % 0x10000)];
  const binder = Array.from({ length: binderLength }, () => 0);
  return extension(ExtensionType.preSharedKey, [
    ...vector16([...vector16([...identity]), ...age]),
    ...vector16(vector8(binder)),
  ]);
}

/** Padded where its length falls into the range at which some load balancers hang (RFC 7685 §1). */
function withExtensions(body: readonly number[], extensions: readonly number[], last: readonly number[]): number[] {
  const length = 4 + body.length + 2 + extensions.length + last.length;
  const padding =
    length > 255 && length < 512
      ? extension(
          ExtensionType.padding,
          Array.from({ length: Math.max(512 - length - 4, 0) }, () => 0),
        )
      : [];
  return [...body, ...vector16([...extensions, ...padding, ...last])];
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

/** TLS 1.2 servers may insist on secure renegotiation (RFC 5746 §3.4) and on RFC 7627. */
const olderExtensions: readonly number[] = [
  ...extension(ExtensionType.renegotiationInfo, vector8([])),
  ...extension(ExtensionType.extendedMasterSecret, []),
];
