import { createHash } from 'node:crypto';
import { isIPv4 } from 'node:net';
import {
  boolean,
  concat,
  context,
  contextPrimitive,
  fromHex,
  fromText,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
} from './der.ts';
import { type NameSpec, name } from './names.ts';

/** One extension; `value` is the content of extnValue (inside its OCTET STRING). */
export interface ExtensionSpec {
  readonly oid: string;
  readonly critical?: boolean;
  /** Writes `critical` FALSE out, which DER leaves out. */
  readonly writesFalse?: true;
  readonly value: Uint8Array;
}

/** The names of a subjectAltName, kind by kind; `others` are finished GeneralNames. */
export interface AltNames {
  readonly dns?: readonly string[];
  /** Dotted or colon form, or hex of any length after `#`. */
  readonly ip?: readonly string[];
  readonly uri?: readonly string[];
  readonly email?: readonly string[];
  readonly directory?: readonly NameSpec[];
  readonly registeredId?: readonly string[];
  readonly others?: readonly Uint8Array[];
}

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
/** The bits of keyUsage by name (RFC 5280 §4.2.1.3). */
export type KeyUsageName = (typeof KEY_USAGES)[number];

const PURPOSES: Readonly<Record<string, string>> = {
  server: '1.3.6.1.5.5.7.3.1',
  client: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  any: '2.5.29.37.0',
};

/** DER of an Extension (RFC 5280 §4.1); `critical` is left out where false. */
export function extension(spec: ExtensionSpec): Uint8Array {
  const isWritten = spec.critical === true || spec.writesFalse === true;
  const critical = isWritten ? [boolean(spec.critical === true)] : [];
  return sequence(oid(spec.oid), ...critical, octetString(spec.value));
}

export function basicConstraints(ca: boolean, pathLength?: number): ExtensionSpec {
  const fields = ca ? [boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])] : [];
  return { oid: '2.5.29.19', critical: true, value: sequence(...fields) };
}

export function keyUsage(...usages: readonly KeyUsageName[]): ExtensionSpec {
  return {
    oid: '2.5.29.15',
    critical: true,
    value: namedBits(usages.map((usage) => KEY_USAGES.indexOf(usage))),
  };
}

/** Purposes by name (`server`, `client`, `codeSigning` …) or OID. */
export function extendedKeyUsage(...purposes: readonly string[]): ExtensionSpec {
  return { oid: '2.5.29.37', value: sequence(...purposes.map((purpose) => oid(PURPOSES[purpose] ?? purpose))) };
}

export function subjectAltName(names: AltNames, critical = false): ExtensionSpec {
  return { oid: '2.5.29.17', critical, value: generalNames(names) };
}

/** DER of GeneralNames. */
export function generalNames(names: AltNames): Uint8Array {
  return sequence(...listNames(names));
}

function listNames(names: AltNames): Uint8Array[] {
  return [
    ...(names.email ?? []).map((value) => contextPrimitive(1, fromText(value))),
    ...(names.dns ?? []).map((value) => contextPrimitive(2, fromText(value))),
    ...(names.directory ?? []).map((value) => context(4, name(value))),
    ...(names.uri ?? []).map((value) => contextPrimitive(6, fromText(value))),
    ...(names.ip ?? []).map((value) => contextPrimitive(7, ipBytes(value))),
    ...(names.registeredId ?? []).map((value) => contextPrimitive(8, oid(value).subarray(2))),
    ...(names.others ?? []),
  ];
}

/** otherName [0] with its type and the TLV of its value. */
export function otherName(type: string, value: Uint8Array): Uint8Array {
  return context(0, oid(type), context(0, value));
}

function ipBytes(address: string): Uint8Array {
  if (address.startsWith('#')) return fromHex(address.slice(1));
  if (isIPv4(address)) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return fromHex([...left, ...middle, ...right].map((group) => group.padStart(4, '0')).join(''));
}

/** The key identifier of RFC 5280 §4.2.1.2 (1): SHA-1 over the content of the key's BIT STRING. */
export function keyIdentifierOf(spki: Uint8Array): Uint8Array {
  // A builder's own SubjectPublicKeyInfo: SEQUENCE { algorithm, BIT STRING }, so the key starts after the second header.
  const algorithm = skipHeader(spki, 0);
  const key = algorithm + sizeOf(spki, algorithm);
  return new Uint8Array(
    createHash('sha1')
      .update(spki.subarray(skipHeader(spki, key) + 1))
      .digest(),
  );
}

function skipHeader(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1] ?? 0;
  return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
}

function sizeOf(bytes: Uint8Array, at: number): number {
  const content = skipHeader(bytes, at);
  const first = bytes[at + 1] ?? 0;
  const length = first < 0x80 ? first : bytes.subarray(at + 2, content).reduce((value, byte) => value * 256 + byte, 0);
  return content - at + length;
}

export function subjectKeyIdentifier(identifier: Uint8Array): ExtensionSpec {
  return { oid: '2.5.29.14', value: octetString(identifier) };
}

export function authorityKeyIdentifier(
  identifier: Uint8Array | undefined,
  issuer?: { readonly name: NameSpec; readonly serial: Uint8Array },
): ExtensionSpec {
  const id = identifier === undefined ? [] : [contextPrimitive(0, identifier)];
  const named =
    issuer === undefined ? [] : [context(1, context(4, name(issuer.name))), contextPrimitive(2, issuer.serial)];
  return { oid: '2.5.29.35', value: sequence(...id, ...named) };
}

export function crlDistributionPoints(...urls: readonly string[]): ExtensionSpec {
  const points = urls.map((url) => sequence(context(0, context(0, contextPrimitive(6, fromText(url))))));
  return { oid: '2.5.29.31', value: sequence(...points) };
}

export function authorityInfoAccess(urls: { readonly ocsp?: string; readonly caIssuers?: string }): ExtensionSpec {
  const access = (method: string, url: string | undefined): Uint8Array[] =>
    url === undefined ? [] : [sequence(oid(method), contextPrimitive(6, fromText(url)))];
  return {
    oid: '1.3.6.1.5.5.7.1.1',
    value: sequence(...access('1.3.6.1.5.5.7.48.1', urls.ocsp), ...access('1.3.6.1.5.5.7.48.2', urls.caIssuers)),
  };
}

export function certificatePolicies(...policies: readonly string[]): ExtensionSpec {
  return { oid: '2.5.29.32', value: sequence(...policies.map((policy) => sequence(oid(policy)))) };
}

/** Name constraints; IP subtrees are `#` and hex of address and mask. */
export function nameConstraints(permitted: AltNames, excluded: AltNames = {}): ExtensionSpec {
  const subtrees = (tag: number, names: AltNames): Uint8Array[] => {
    const bases = listNames(names).map((base) => sequence(base));
    return bases.length === 0 ? [] : [context(tag, ...bases)];
  };
  return { oid: '2.5.29.30', critical: true, value: sequence(...subtrees(0, permitted), ...subtrees(1, excluded)) };
}

/** TLS feature (RFC 7633); 5 is status_request, "must staple". */
export function tlsFeature(...features: readonly number[]): ExtensionSpec {
  return { oid: '1.3.6.1.5.5.7.1.24', value: sequence(...features.map(integer)) };
}

/** SCT list (RFC 6962 §3.3) in a certificate, or in an OCSP response; times in milliseconds since 1970 UTC. */
export function signedCertificateTimestamps(...timestamps: readonly number[]): ExtensionSpec {
  return { oid: '1.3.6.1.4.1.11129.2.4.2', value: octetString(timestampList(...timestamps)) };
}

export function ocspTimestamps(...timestamps: readonly number[]): ExtensionSpec {
  return { ...signedCertificateTimestamps(...timestamps), oid: '1.3.6.1.4.1.11129.2.4.5' };
}

/** SignedCertificateTimestampList (RFC 6962 §3.3) with made-up log ids (01…, 02…) and signatures, as it stands in a handshake. */
export function timestampList(...timestamps: readonly number[]): Uint8Array {
  const scts = timestamps.map((timestamp, index) => {
    const when = new Uint8Array(8);
    new DataView(when.buffer).setBigUint64(0, BigInt(timestamp));
    const signature = sequence(integer(1), integer(2));
    const body = concat(Uint8Array.of(0), new Uint8Array(32).fill(index + 1), when, Uint8Array.of(0, 0, 4, 3));
    return lengthPrefixed(concat(body, lengthPrefixed(signature)));
  });
  return lengthPrefixed(concat(...scts));
}

function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes);
}
