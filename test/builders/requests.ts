import { DAY, NOW, type TestCertificate } from './certificates.ts';
import { bitString, context, enumerated, fromHex, integer, oid, sequence, setOf, time } from './der.ts';
import {
  type AltNames,
  authorityKeyIdentifier,
  type ExtensionSpec,
  extendedKeyUsage,
  extension,
  keyIdentifierOf,
  subjectAltName,
} from './extensions.ts';
import { makeKey, type SignatureScheme, signWith, type TestKey } from './keys.ts';
import { type NameSpec, name } from './names.ts';
import { pem } from './text.ts';

/** A made object without a key of its own to show. */
export interface TestObject {
  readonly der: Uint8Array;
  readonly pem: string;
}

export interface RequestSpec extends AltNames {
  readonly name?: NameSpec;
  readonly key?: TestKey;
  readonly roles?: readonly string[];
  readonly extensions?: readonly ExtensionSpec[];
  /** Finished Attribute TLVs besides extensionRequest. */
  readonly attributes?: readonly Uint8Array[];
  readonly scheme?: SignatureScheme;
  /** Default: `CERTIFICATE REQUEST`. */
  readonly label?: string;
}

/** A certification request (RFC 2986) for `api.payments.svc` where the spec says nothing. */
export function makeCsr(spec: RequestSpec = {}): TestObject & { readonly key: TestKey; readonly keyPem: string } {
  const subject = name(spec.name ?? spec.dns?.[0] ?? 'api.payments.svc');
  const key = spec.key ?? makeKey('p256', Buffer.from(subject).toString('hex'));
  const wanted = [
    ...(spec.roles === undefined ? [] : [extendedKeyUsage(...spec.roles)]),
    subjectAltName({ dns: ['api.payments.svc'], ...spec }),
    ...(spec.extensions ?? []),
  ];
  const request = sequence(oid('1.2.840.113549.1.9.14'), setOf(sequence(...wanted.map(extension))));
  const info = sequence(integer(0), subject, key.spki, context(0, request, ...(spec.attributes ?? [])));
  const { algorithm, signature } = signWith(key, info, spec.scheme);
  const der = sequence(info, algorithm, bitString(signature));
  return { der, pem: pem(spec.label ?? 'CERTIFICATE REQUEST', der), key, keyPem: key.pem };
}

/** One revoked certificate; `daysAgo` counts from the CRL's `now`. */
export interface RevokedSpec {
  readonly serial: number | bigint | Uint8Array;
  readonly daysAgo?: number;
  /** Instead of `daysAgo`: a finished Time TLV. */
  readonly date?: Uint8Array;
  /** CRLReason (RFC 5280 §5.3.1): 1 is keyCompromise. */
  readonly reason?: number;
  /** Instead of `reason`: the entry's extensions; none makes an empty list of them. */
  readonly extensions?: readonly ExtensionSpec[];
}

export interface CrlSpec {
  readonly revoked?: readonly RevokedSpec[];
  /** Days from `now` of thisUpdate and nextUpdate; undefined leaves nextUpdate out. */
  readonly days?: readonly [thisUpdate: number, nextUpdate: number | undefined];
  readonly now?: number;
  readonly number?: number;
  /** After the usual ones; one with the OID of a usual one replaces it. */
  readonly extensions?: readonly ExtensionSpec[];
  /** OIDs of usual extensions to leave out. */
  readonly without?: readonly string[];
  readonly scheme?: SignatureScheme;
  /** DER that replaces the honest parts. */
  readonly raw?: {
    readonly algorithm?: Uint8Array;
    /** revokedCertificates. */
    readonly revoked?: Uint8Array;
  };
}

/** A certificate revocation list (RFC 5280 §5) of this CA. */
export function makeCrl(issuer: TestCertificate, spec: CrlSpec = {}): TestObject {
  const now = spec.now ?? NOW;
  const [thisUpdate, nextUpdate] = spec.days ?? [-1, 6];
  const revoked = (spec.revoked ?? []).map((entry) => revokedEntry(entry, now));
  const given = spec.extensions ?? [];
  const usual = [
    authorityKeyIdentifier(keyIdentifierOf(issuer.key.spki)),
    { oid: '2.5.29.20', value: integer(spec.number ?? 1) },
  ].filter((each) => spec.without?.includes(each.oid) !== true && !given.some(({ oid }) => oid === each.oid));
  const extensions = [...usual, ...given];
  const algorithm = spec.raw?.algorithm ?? signWith(issuer.key, new Uint8Array(), spec.scheme).algorithm;
  const tbs = sequence(
    integer(1),
    algorithm,
    issuer.subject,
    time(now + thisUpdate * DAY),
    nextUpdate === undefined ? new Uint8Array() : time(now + nextUpdate * DAY),
    spec.raw?.revoked ?? (revoked.length === 0 ? new Uint8Array() : sequence(...revoked)),
    context(0, sequence(...extensions.map(extension))),
  );
  const { signature } = signWith(issuer.key, tbs, spec.scheme);
  const der = sequence(tbs, algorithm, bitString(signature));
  return { der, pem: pem('X509 CRL', der) };
}

/** Why a certificate was revoked (RFC 5280 §5.3.1). */
export function crlReason(code: number): ExtensionSpec {
  return { oid: '2.5.29.21', value: enumerated(code) };
}

function revokedEntry(entry: RevokedSpec, now: number): Uint8Array {
  const serial = entry.serial instanceof Uint8Array ? entry.serial : integer(entry.serial);
  const reason = entry.reason === undefined ? undefined : [crlReason(entry.reason)];
  const extensions = entry.extensions ?? reason;
  return sequence(
    serial,
    entry.date ?? time(now - (entry.daysAgo ?? 1) * DAY),
    ...(extensions === undefined ? [] : [sequence(...extensions.map(extension))]),
  );
}

/** PKCS#7 SignedData without signers (RFC 2315 §9.1): a bag of certificates and CRLs. */
export function makePkcs7(
  certificates: readonly { readonly der: Uint8Array }[],
  crls: readonly { readonly der: Uint8Array }[] = [],
): TestObject {
  const bag = (tag: number, items: readonly { readonly der: Uint8Array }[]): Uint8Array =>
    items.length === 0 ? new Uint8Array() : context(tag, ...items.map((item) => item.der));
  const data = sequence(oid('1.2.840.113549.1.7.1'));
  const signed = sequence(integer(1), setOf(), data, bag(0, certificates), bag(1, crls), setOf());
  const der = sequence(oid('1.2.840.113549.1.7.2'), context(0, signed));
  return { der, pem: pem('PKCS7', der) };
}

/** `DH PARAMETERS` of a toy group. */
export function dhParametersPem(): string {
  return pem('DH PARAMETERS', sequence(integer(0xffff_fffbn), integer(2)));
}

/** `EC PARAMETERS`: prime256v1 by name. */
export function ecParametersPem(): string {
  return pem('EC PARAMETERS', fromHex('06082a8648ce3d030107'));
}
