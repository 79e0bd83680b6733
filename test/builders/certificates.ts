import { randomBytes, X509Certificate } from 'node:crypto';
import { bitString, concat, context, contextPrimitive, integer, sequence, time, unsigned } from './der.ts';
import {
  type AltNames,
  authorityKeyIdentifier,
  basicConstraints,
  type ExtensionSpec,
  extendedKeyUsage,
  extension,
  type KeyUsageName,
  keyIdentifierOf,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier,
} from './extensions.ts';
import { makeKey, type SignatureScheme, signWith, type TestKey } from './keys.ts';
import { type NameSpec, name } from './names.ts';
import { pem } from './text.ts';

/** The moment at which every fixture is looked at: 2026-01-15 12:00 UTC. */
export const NOW = Date.UTC(2026, 0, 15, 12);

/** A day in milliseconds. */
export const DAY = 86_400_000;

/** What a certificate may be told to be. Whatever is left out is healthy. */
export interface CertificateSpec extends AltNames {
  /** Subject. */
  readonly name?: NameSpec;
  /** Its key; otherwise one by the subject's name: for a namesake with another key say `makeKey('p256', 'other')`. */
  readonly key?: TestKey;
  /** Days from `now` (negative: before). Default: -30 to 335 for a leaf, -365 to 3285 for a CA. */
  readonly days?: readonly [from: number, to: number];
  /** Instead of `days`: milliseconds since 1970 UTC, or a finished Time TLV. */
  readonly notBefore?: number | Uint8Array;
  readonly notAfter?: number | Uint8Array;
  /** Milliseconds since 1970 UTC from which `days` count. Default: NOW. */
  readonly now?: number;
  /** The number, or the finished INTEGER TLV. Default: random, 16 bytes, positive. */
  readonly serial?: number | bigint | Uint8Array;
  /** Extended key usage. Default for a leaf: server. Others: an OID. */
  readonly roles?: readonly ('server' | 'client' | (string & {}))[];
  readonly keyUsages?: readonly KeyUsageName[];
  readonly pathLength?: number;
  /** Further extensions, after the usual ones; one with the OID of a usual one replaces it. */
  readonly extensions?: readonly ExtensionSpec[];
  /** OIDs of usual extensions to leave out; `ski` and `aki` for short. */
  readonly without?: readonly string[];
  readonly scheme?: SignatureScheme;
  /** Encoded version: 2 is v3, and undefined leaves it out (v1). */
  readonly version?: number | undefined;
  /** DER that replaces the honest parts. */
  readonly raw?: {
    readonly tbsAlgorithm?: Uint8Array;
    readonly outerAlgorithm?: Uint8Array;
    readonly signature?: Uint8Array;
    readonly spki?: Uint8Array;
    readonly issuer?: Uint8Array;
    /** Placed between SubjectPublicKeyInfo and extensions: unique identifiers [1] and [2]. */
    readonly uniqueIds?: Uint8Array;
    /** After the last field of tbsCertificate. */
    readonly afterExtensions?: Uint8Array;
  };
}

/** A made certificate, with its key. */
export interface TestCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly key: TestKey;
  /** PKCS#8 in clear. */
  readonly keyPem: string;
  readonly keyDer: Uint8Array;
  /** DER of the subject. */
  readonly subject: Uint8Array;
  /** The serial number's INTEGER TLV. */
  readonly serial: Uint8Array;
  /** Node's reading of it: an oracle. Throws where OpenSSL cannot read it. */
  readonly certificate: X509Certificate;
}

const SKI = '2.5.29.14';
const AKI = '2.5.29.35';

/** A self-signed CA: a trust anchor. */
export function makeCa(spec: CertificateSpec = {}): TestCertificate {
  return build({ name: 'Example Root CA', ...spec }, 'ca', undefined);
}

/** A CA signed by another one. */
export function makeIntermediate(issuer: TestCertificate, spec: CertificateSpec = {}): TestCertificate {
  return build({ name: 'Example Issuing CA', pathLength: 0, ...spec }, 'ca', issuer);
}

/** An end entity. Subject and SAN are `api.payments.svc` where the spec says nothing. */
export function makeLeaf(issuer: TestCertificate, spec: CertificateSpec = {}): TestCertificate {
  const named = spec.dns ?? spec.ip ?? spec.uri ?? spec.email;
  const names = named === undefined && spec.name === undefined ? { dns: ['api.payments.svc'] } : {};
  return build({ name: named?.[0] ?? 'api.payments.svc', ...names, ...spec }, 'leaf', issuer);
}

/** An end entity signed by its own key. */
export function makeSelfSigned(spec: CertificateSpec = {}): TestCertificate {
  return build({ name: 'localhost', dns: ['localhost'], ...spec }, 'leaf', undefined);
}

function build(spec: CertificateSpec, kind: 'ca' | 'leaf', issuer: TestCertificate | undefined): TestCertificate {
  const subject = name(spec.name ?? '');
  const key = spec.key ?? makeKey('p256', Buffer.from(subject).toString('hex'));
  const serial = serialOf(spec);
  const signer = issuer?.key ?? key;
  const { algorithm } = signWith(signer, new Uint8Array(), spec.scheme);
  const tbs = sequence(
    'version' in spec && spec.version === undefined ? new Uint8Array() : context(0, integer(spec.version ?? 2)),
    serial,
    spec.raw?.tbsAlgorithm ?? algorithm,
    spec.raw?.issuer ?? issuer?.subject ?? subject,
    validity(spec, kind),
    subject,
    spec.raw?.spki ?? key.spki,
    spec.raw?.uniqueIds ?? new Uint8Array(),
    extensionsOf(spec, kind, key, issuer),
    spec.raw?.afterExtensions ?? new Uint8Array(),
  );
  const { signature } = signWith(signer, tbs, spec.scheme);
  const outer = spec.raw?.outerAlgorithm ?? algorithm;
  return finished(sequence(tbs, outer, bitString(spec.raw?.signature ?? signature)), key, subject, serial);
}

function finished(der: Uint8Array, key: TestKey, subject: Uint8Array, serial: Uint8Array): TestCertificate {
  return {
    der,
    pem: pem('CERTIFICATE', der),
    key,
    keyPem: key.pem,
    keyDer: key.der,
    subject,
    serial,
    get certificate() {
      return new X509Certificate(der);
    },
  };
}

function serialOf(spec: CertificateSpec): Uint8Array {
  if (spec.serial instanceof Uint8Array) return spec.serial;
  return spec.serial === undefined ? unsigned(concat(Uint8Array.of(0x4d), randomBytes(15))) : integer(spec.serial);
}

function validity(spec: CertificateSpec, kind: 'ca' | 'leaf'): Uint8Array {
  const now = spec.now ?? NOW;
  const [from, to] = spec.days ?? (kind === 'ca' ? [-365, 3285] : [-30, 335]);
  const encode = (given: number | Uint8Array | undefined, days: number): Uint8Array =>
    given instanceof Uint8Array ? given : time(given ?? now + days * DAY);
  return sequence(encode(spec.notBefore, from), encode(spec.notAfter, to));
}

function extensionsOf(
  spec: CertificateSpec,
  kind: 'ca' | 'leaf',
  key: TestKey,
  issuer: TestCertificate | undefined,
): Uint8Array {
  const added = spec.extensions ?? [];
  const left = new Set((spec.without ?? []).map((id) => ({ ski: SKI, aki: AKI })[id] ?? id));
  const usual = usualExtensions(spec, kind, key, issuer).filter(
    (each) => !left.has(each.oid) && !added.some((other) => other.oid === each.oid),
  );
  const all = [...usual, ...added].map(extension);
  return all.length === 0 || ('version' in spec && spec.version === undefined)
    ? new Uint8Array()
    : context(3, sequence(...all));
}

function usualExtensions(
  spec: CertificateSpec,
  kind: 'ca' | 'leaf',
  key: TestKey,
  issuer: TestCertificate | undefined,
): ExtensionSpec[] {
  const identifiers = [
    subjectKeyIdentifier(keyIdentifierOf(key.spki)),
    ...(issuer === undefined ? [] : [authorityKeyIdentifier(keyIdentifierOf(issuer.key.spki))]),
  ];
  // Critical where there is no subject (RFC 5280 §4.2.1.6), as Go, cert-manager and Istio issue it.
  const isNameless = name(spec.name ?? '').length === 2;
  const altNames = hasAltNames(spec) ? [subjectAltName(spec, isNameless)] : [];
  if (kind === 'ca') {
    const roles = spec.roles === undefined ? [] : [extendedKeyUsage(...spec.roles)];
    const usages = keyUsage(...(spec.keyUsages ?? (['keyCertSign', 'cRLSign'] as const)));
    return [basicConstraints(true, spec.pathLength), usages, ...roles, ...identifiers, ...altNames];
  }
  const roles = spec.roles ?? ['server'];
  return [
    basicConstraints(false),
    keyUsage(...(spec.keyUsages ?? (['digitalSignature'] as const))),
    ...(roles.length === 0 ? [] : [extendedKeyUsage(...roles)]),
    ...identifiers,
    ...altNames,
  ];
}

function hasAltNames(names: AltNames): boolean {
  return [names.dns, names.ip, names.uri, names.email, names.directory, names.registeredId, names.others].some(
    (list) => (list?.length ?? 0) > 0,
  );
}

/** The certificate with OpenSSL's trust settings behind it, as `TRUSTED CERTIFICATE`. */
export function trustedCertificatePem(
  certificate: TestCertificate,
  settings: {
    readonly trusted?: readonly Uint8Array[];
    readonly rejected?: readonly Uint8Array[];
    readonly alias?: Uint8Array;
  },
): string {
  const aux = sequence(
    ...(settings.trusted ? [sequence(...settings.trusted)] : []),
    ...(settings.rejected ? [context(0, ...settings.rejected)] : []),
    settings.alias ?? new Uint8Array(),
  );
  return pem('TRUSTED CERTIFICATE', concat(certificate.der, aux));
}

/** issuerUniqueID [1] or subjectUniqueID [2] of these bytes. */
export function uniqueId(number: 1 | 2, bytes: Uint8Array): Uint8Array {
  return contextPrimitive(number, Uint8Array.of(0), bytes);
}
