import { getExtension, isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';

/** Whether a certificate may sign others: by basicConstraints; without them, when it is self-issued with no extensions (version 1 roots) or may sign certificates by its keyUsage. */
export function isAuthority(certificate: Certificate): boolean {
  const constraints = getExtension(certificate, 'basicConstraints');
  if (constraints !== undefined) return constraints.ca;
  if (certificate.extensions.length === 0) return isSelfIssued(certificate);
  return getExtension(certificate, 'keyUsage')?.usages.includes('keyCertSign') ?? false;
}

/** Whether the names say that `issuer` issued `subject` (RFC 5280 §7.1). An empty name names nobody. */
export function isNamedIssuer(issuer: Certificate, subject: Certificate): boolean {
  return subject.issuer.rdns.length > 0 && subject.issuer.matchKey === issuer.subject.matchKey;
}

/** Whether `issuer` carries the key that `subject` says it was signed with (RFC 5280 §4.2.1.1). A hint: the signature decides. */
export function hasNamedKey(issuer: Certificate, subject: Certificate): boolean {
  const named = getExtension(subject, 'authorityKeyIdentifier')?.keyIdentifier;
  return named !== undefined && named === getExtension(issuer, 'subjectKeyIdentifier')?.keyIdentifier;
}

/** The same certificate, byte for byte. */
export function isSameCertificate(one: Certificate, other: Certificate): boolean {
  return one === other || isSameBytes(one.der, other.der);
}

/** The same name and key: renewed, cross-signed or the same certificate. To a verifier, one trust anchor (RFC 5280 §6.1.1 d). */
export function isSameAuthority(one: Certificate, other: Certificate): boolean {
  return (
    one === other ||
    (one.subject.matchKey === other.subject.matchKey && isSameBytes(publicKeyBytes(one), publicKeyBytes(other)))
  );
}

function publicKeyBytes({ der, publicKey }: Certificate): Uint8Array {
  return der.subarray(publicKey.range.start, publicKey.range.end);
}

function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  // From the end, where the signatures are: different certificates part at the first byte.
  for (let index = one.length - 1; index >= 0; index--) if (one[index] !== other[index]) return false;
  return true;
}

/** Certificates by the `matchKey` of their subject, each list in the order given. */
export function groupBySubject<T>(
  items: Iterable<T>,
  certificateOf: (item: T) => Certificate,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = certificateOf(item).subject.matchKey;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
