// Certificates as a public CA issues them, on which no rule of the family speaks, and what makes one of them wrong.
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import {
  authorityInfoAccess,
  type CertificateSpec,
  type CrlSpec,
  certificatePolicies,
  crlDistributionPoints,
  DAY,
  der,
  type ExtensionSpec,
  extendedKeyUsage,
  extension,
  makeCa,
  makeCrl,
  makeIntermediate,
  makeKey,
  makeLeaf,
  type NamePart,
  NOW,
  name,
  subjectAltName,
  type TestCertificate,
} from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import { evenNumber, evenRsa } from './weak-keys.ts';

export const AIA = '1.3.6.1.5.5.7.1.1';
export const CDP = '2.5.29.31';
export const CP = '2.5.29.32';
export const KU = '2.5.29.15';
export const EKU = '2.5.29.37';
export const SAN = '2.5.29.17';
export const NOCHECK = '1.3.6.1.5.5.7.48.1.5';

export const DV = '2.23.140.1.2.1';
export const OV = '2.23.140.1.2.2';
export const IV = '2.23.140.1.2.3';
export const EV = '2.23.140.1.1';
export const ANY = '2.5.29.32.0';

/** When the Baseline Requirements were young. */
export const OLD: number = Date.UTC(2017, 0, 15);
/** When underscores were let pass for a last time. */
export const UNDERSCORES: number = Date.UTC(2019, 1, 1);
export const AFTER_200_DAYS: number = Date.UTC(2026, 5, 1);

type Maker = (spec?: CertificateSpec) => TestCertificate;

/** With what the specification says in place of what is usual. */
function merge(usual: CertificateSpec, usualExtensions: readonly ExtensionSpec[], spec: CertificateSpec) {
  const given = spec.extensions ?? [];
  const left = spec.without ?? [];
  const kept = usualExtensions.filter(
    ({ oid }) => !left.includes(oid) && !given.some((other) => other.oid === oid) && !isRoles(oid, spec),
  );
  return { ...usual, ...spec, extensions: [...kept, ...given] };
}

/** Purposes are given as roles, too. */
function isRoles(oid: string, spec: CertificateSpec): boolean {
  return oid === EKU && spec.roles !== undefined;
}

const locations: readonly ExtensionSpec[] = [
  authorityInfoAccess({ ocsp: 'http://ocsp.example.com/', caIssuers: 'http://pki.example.com/issuing.crt' }),
  crlDistributionPoints('http://pki.example.com/issuing.crl'),
];
const caUsages = ['digitalSignature', 'keyCertSign', 'cRLSign'] as const;

/** A root that root programs take in. */
export const publicRoot: Maker = (spec = {}) =>
  makeCa(
    merge(
      { name: 'C=US, O=Example Inc, CN=Example Root', keyUsages: caUsages, key: makeKey('p256', 'public root') },
      [],
      spec,
    ),
  );

const root = publicRoot();

/** A CA for TLS below it. */
export const publicIntermediate: Maker = (spec = {}) =>
  makeIntermediate(
    root,
    merge(
      {
        name: 'C=US, O=Example Inc, CN=Example Issuing CA',
        keyUsages: caUsages,
        key: makeKey('p256', 'public issuing'),
      },
      [...locations, certificatePolicies(ANY), extendedKeyUsage('server')],
      spec,
    ),
  );

const issuing = publicIntermediate();

/** An organization-validated certificate of a server, for 45 days. */
export const publicLeaf: Maker = (spec = {}) =>
  makeLeaf(
    issuing,
    merge(
      {
        name: 'C=US, ST=California, O=Example Inc',
        dns: ['api.example.com'],
        days: [-30, 15],
        without: ['ski'],
        key: makeKey('p256', 'public leaf'),
      },
      [...locations, certificatePolicies(OV)],
      { ...spec, without: ['ski', ...(spec.without ?? [])] },
    ),
  );

/** The certificate of an OCSP responder. */
export const ocspResponder: Maker = (spec = {}) =>
  makeLeaf(
    issuing,
    merge(
      { name: 'C=US, O=Example Inc, CN=Example OCSP', roles: ['ocspSigning'], days: [-10, 10] },
      [{ oid: NOCHECK, value: der.nullValue() }],
      spec,
    ),
  );

/** A list of the CA, for a week. */
export function publicCrl(spec: CrlSpec = {}): Uint8Array {
  return makeCrl(issuing, { revoked: [{ serial: 5, reason: 4 }], ...spec }).der;
}

/** Something wrong, and the bytes of the field that is. */
export interface Made {
  readonly der: Uint8Array;
  /** Where they are there twice, the last are meant: the subject follows the issuer, the outer signature algorithm the inner one. */
  readonly field: Uint8Array;
}

/** A field of this certificate. */
export function field({ der: bytes }: { readonly der: Uint8Array }, wrong: Uint8Array): Made {
  return { der: bytes, field: wrong };
}

/** What is missing is reported on the subject. */
export function whole(certificate: TestCertificate): Made {
  const { subject } = parseCertificate(certificate.der);
  return field(certificate, certificate.der.subarray(subject.range.start, subject.range.end));
}

/** An extension in place of the usual one. */
export function ext(make: Maker, spec: ExtensionSpec): Made {
  return field(make({ extensions: [spec] }), extension(spec));
}

/** A SubjectPublicKeyInfo. */
export function key(certificate: TestCertificate, spki: Uint8Array): Made {
  return field(certificate, spki);
}

/** DER of one attribute of a name. */
export function attribute(type: string, value: string): Uint8Array {
  return attributeOf({ type, value });
}

function attributeOf(part: NamePart): Uint8Array {
  // Inside the SEQUENCE of the name and the SET of the RDN.
  return name([part]).subarray(4);
}

/** A subject with another attribute, last, under a policy. */
export function subject(make: Maker, policy: string, added: string | readonly NamePart[]): Made {
  const parts = typeof added === 'string' ? parseParts(added) : added;
  const kept =
    make === publicIntermediate ? 'O=Example Inc, CN=Example Issuing CA' : 'C=US, ST=California, O=Example Inc';
  const isReplaced = (part: NamePart) => parts.some(({ type }) => type === part.type);
  const all = [...parseParts(kept).filter((part) => !isReplaced(part)), ...parts];
  const certificate = make({ name: all, extensions: [certificatePolicies(policy)] });
  return field(certificate, attributeOf(all.at(-1) ?? { type: 'CN', value: '' }));
}

function parseParts(text: string): NamePart[] {
  return text.split(', ').map((part) => {
    const [type = '', value = ''] = part.split('=');
    return { type, value };
  });
}

/** A subject that is wrong as a whole, or in its last attribute where it has more than one may have. */
export function subjectOnly(make: Maker, policy: string, text: string, spec: CertificateSpec = {}): Made {
  return whole(make({ ...spec, name: parseParts(text), extensions: [certificatePolicies(policy)] }));
}

/** A subject whose last attribute is wrong. */
export function subjectEnd(make: Maker, policy: string, text: string, spec: CertificateSpec = {}): Made {
  const parts = parseParts(text);
  const certificate = make({ ...spec, name: parts, extensions: [certificatePolicies(policy)] });
  return field(certificate, attributeOf(parts.at(-1) ?? { type: 'CN', value: '' }));
}

/** Alternative names of a leaf, of which one is wrong. */
export function altNames(names: Parameters<typeof subjectAltName>[0], wrong: Uint8Array): Made {
  return field(publicLeaf({ extensions: [subjectAltName({ dns: ['api.example.com'], ...names })] }), wrong);
}

/** A leaf with this DNS name. */
export function dns(value: string, spec: CertificateSpec = {}): Made {
  return field(publicLeaf({ ...spec, dns: [value] }), der.contextPrimitive(2, der.fromText(value)));
}

/** A leaf that is valid between these moments (milliseconds since 1970 UTC). */
export function ends(notBefore: number, notAfter: number): Made {
  return field(publicLeaf({ notBefore, notAfter }), der.time(notAfter));
}

const methods: Readonly<Record<string, string>> = { OCSP: '1.3.6.1.5.5.7.48.1', caIssuers: '1.3.6.1.5.5.7.48.2' };

/** DER of one AccessDescription. */
export function access(method: string, url: string): Uint8Array {
  return der.sequence(der.oid(methods[method] ?? method), der.contextPrimitive(6, der.fromText(url)));
}

/** authorityInfoAccess with this alone; the usual one where nothing is said. */
export function aia(method = 'caIssuers', url = 'http://pki.example.com/issuing.crt'): ExtensionSpec {
  return { oid: AIA, value: der.sequence(access(method, url)) };
}

/** crlDistributionPoints with this URL. */
export function cdp(url = 'http://pki.example.com/issuing.crl'): ExtensionSpec {
  return crlDistributionPoints(url);
}

/** A leaf signed with SHA-1, and where that is said. */
export function sha1(make: Maker): Made {
  const certificate = make({ scheme: 'sha1' });
  return field(certificate, der.sequence(der.oid('1.2.840.10045.4.1')));
}

/** The same, at its end. */
export function sha1Ends(make: Maker): Made {
  const notAfter = Date.UTC(2017, 5, 1);
  return field(make({ scheme: 'sha1', notBefore: Date.UTC(2015, 5, 1), notAfter }), der.time(notAfter));
}

/** A leaf with an RSA key whose modulus is even; the modulus is what is wrong. */
export function evenModulus(): Made {
  return field(publicLeaf({ raw: { spki: evenRsa } }), evenNumber);
}

/** A leaf of a CA with an Ed25519 key. */
export function ed25519Signature(): Made {
  const ca = publicRoot({ key: makeKey('ed25519', 'public ed25519 root') });
  return field(makeLeaf(ca, { dns: ['api.example.com'] }), der.sequence(der.oid('1.3.101.112')));
}

/** A fixture of a rule, with a sound certificate or list of the same time. */
export function toFixture(rule: FieldFixture['rule'], make: () => Made): FieldFixture {
  return {
    rule,
    bad: () => make().der,
    at: (bytes) => locate(bytes, make()),
    good: () => makeSound(rule),
  };
}

function locate(bytes: Uint8Array, { field: wrong }: Made) {
  const start = Buffer.from(bytes).lastIndexOf(wrong);
  return { start, end: start + wrong.length };
}

function makeSound(rule: FieldFixture['rule']): Uint8Array {
  const now = whenAsked(rule);
  if (rule.scope === 'crl') return publicCrl({ now });
  const about = rule.about ?? [];
  if (about.includes('root')) return publicRoot({ now }).der;
  if (about.includes('ca') || about.includes('intermediate')) return publicIntermediate({ now }).der;
  return rule.id.startsWith('webpki/ocsp') ? ocspResponder({ now }).der : publicLeaf({ now }).der;
}

/** A moment at which what is issued then is asked about. */
function whenAsked({ since = 0, until = Number.POSITIVE_INFINITY }: FieldFixture['rule']): number {
  const issued = NOW - 400 * DAY;
  if (issued < since) return since + 400 * DAY;
  return issued < until ? NOW : until - DAY;
}
