import { formatGeneralName } from './general-name.ts';
import type {
  Certificate,
  CertificateList,
  CertificationRequest,
  Extension,
  ExtensionValue,
  Name,
  PkiObject,
} from './types.ts';

export { formatGeneralName } from './general-name.ts';

/** What a certificate is for. */
export type Role = 'ca' | 'server' | 'client' | 'server+client' | 'other';

/** The member of `ExtensionValue` with this kind, also where one member has several kinds. */
export type ExtensionOfKind<Kind extends ExtensionValue['kind'], Value = ExtensionValue> = Value extends {
  readonly kind: infer Kinds;
}
  ? Kind extends Kinds
    ? Value & { readonly kind: Kind }
    : never
  : never;

/** The value of the first extension of this kind that could be decoded; undefined where there is none. */
export function getExtension<Kind extends ExtensionValue['kind']>(
  holder: { readonly extensions: readonly Extension[] },
  kind: Kind,
): ExtensionOfKind<Kind> | undefined {
  for (const { value } of holder.extensions) {
    if (isOfKind(value, kind)) return value;
  }
  return undefined;
}

function isOfKind<Kind extends ExtensionValue['kind']>(
  value: ExtensionValue,
  kind: Kind,
): value is ExtensionOfKind<Kind> {
  return value.kind === kind;
}

/** True where issuer and subject match by RFC 5280 §7.1. Says nothing about the signature. */
export function isSelfIssued(certificate: Certificate): boolean {
  return certificate.subject.matchKey === certificate.issuer.matchKey;
}

/**
 * What the certificate says it is for:
 * - `ca`: basic constraints say so, or it is a self-issued version 1 certificate, which has no other way to say it;
 * - by its extended key usage: serverAuth, clientAuth, both (anyExtendedKeyUsage is both), `other` where neither;
 * - without one, everything is allowed: `server+client` where the key usage lets the key sign, encipher or agree at all.
 */
export function getRole(certificate: Certificate): Role {
  if (isAuthority(certificate)) return 'ca';
  const purposes = getExtension(certificate, 'extendedKeyUsage')?.purposes.map(({ name }) => name);
  if (purposes === undefined) return allowsHandshake(certificate) ? 'server+client' : 'other';
  const isAny = purposes.includes('anyExtendedKeyUsage');
  const isServer = isAny || purposes.includes('serverAuth');
  const isClient = isAny || purposes.includes('clientAuth');
  if (isServer) return isClient ? 'server+client' : 'server';
  return isClient ? 'client' : 'other';
}

function isAuthority(certificate: Certificate): boolean {
  const constraints = getExtension(certificate, 'basicConstraints');
  return constraints?.ca ?? (certificate.version === 1 && isSelfIssued(certificate));
}

const handshakeUsages = ['digitalSignature', 'keyEncipherment', 'keyAgreement'];

function allowsHandshake(certificate: Certificate): boolean {
  const usages = getExtension(certificate, 'keyUsage')?.usages;
  return usages === undefined || usages.some((usage) => handshakeUsages.includes(usage));
}

/** Attributes that name someone, best first. */
const namingAttributes = ['CN', 'OU', 'O', 'emailAddress', 'UID', 'serialNumber'];

/**
 * One short name for people: the common name, else the first subject alternative name, else another attribute of the subject,
 * else what kind of thing it is. Untrusted text, not escaped.
 */
export function getDisplayName(object: PkiObject): string {
  switch (object.kind) {
    case 'certificate':
      return displaySubject(object) ?? `certificate ${object.serialNumber.hex}`.trim();
    case 'csr':
      return displaySubject(object) ?? 'certificate request';
    case 'crl':
      return displayIssuer(object) ?? 'certificate revocation list';
    case 'public-key':
      return `${object.publicKey.type} public key`.trim();
    case 'private-key':
      return `${object.type ?? object.format} private key`;
    case 'pkcs7':
      return 'PKCS#7 bundle';
    case 'other':
      return object.what;
    case 'unreadable':
      return object.expected;
  }
}

function displaySubject(object: Certificate | CertificationRequest): string | undefined {
  return attributeText(object.subject, 'CN') ?? firstAlternativeName(object) ?? anyAttribute(object.subject);
}

function displayIssuer(object: CertificateList): string | undefined {
  return anyAttribute(object.issuer);
}

function firstAlternativeName(object: Certificate | CertificationRequest): string | undefined {
  const name = getExtension(object, 'subjectAltName')?.names[0];
  if (name === undefined) return undefined;
  return name.kind === 'DNS' || name.kind === 'IP' || name.kind === 'URI' || name.kind === 'email'
    ? name.value || undefined
    : formatGeneralName(name);
}

function anyAttribute(name: Name): string | undefined {
  for (const type of namingAttributes) {
    const text = attributeText(name, type);
    if (text !== undefined) return text;
  }
  return name.text || undefined;
}

/** The last attribute of this type, which is the most specific one; undefined where it is missing or blank. */
function attributeText(name: Name, type: string): string | undefined {
  const attributes = name.rdns.flatMap((rdn) => rdn.attributes);
  return attributes.findLast((attribute) => attribute.type === type && attribute.value.trim() !== '')?.value;
}
