import type { Unit } from '../documents/types.ts';
import { isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { groupBySubject, isAuthority, isNamedIssuer, isSameCertificate } from './certificate-links.ts';
import type { HolderPurpose, UnitCertificate } from './types.ts';
import type { HolderContents } from './unit-certificates.ts';

/** More than any peer sends: OpenSSL, Go and Java give up long before. */
const MAX_CHAIN = 32;
/** Certificates outside the path that still look like a mistake in a chain, and not like a collection. */
const MAX_STRAY = 3;

/** Keys of Kubernetes objects that hold certificates to trust, whatever is in them. */
const trustKeys: ReadonlySet<string> = new Set([
  'ca.crt',
  'caBundle',
  'ca-bundle.crt',
  'ca-bundle.pem',
  'root-cert.pem',
]);
/** File and key names of certificates to trust: `ca.pem`, `root-ca.crt`, `cacert.pem`, `trust-bundle.pem`. */
const trustName = /(?:^|[^a-z])(?:ca|cas|cacerts?|cabundle|roots?|trust|trusted|truststore|anchors?)(?:[^a-z]|$)/i;

/** What a holder's certificates look like together. */
export interface Classified {
  readonly purpose: HolderPurpose;
  readonly leaf: UnitCertificate | undefined;
}

/**
 * Says what a holder is meant as. In doubt a trust bundle, because nothing is wrong with a trust bundle:
 *
 * - `tls.crt` is a chain, `ca.crt` and `caBundle` are trust bundles, whatever they hold.
 * - In a text of another format (`config.json`) blocks need not belong together.
 * - More than 32 certificates are a trust bundle (decided without looking at one of them).
 * - With exactly one private key beside them, certificates are what that key's owner sends: a chain.
 * - CAs only: a chain where each is the issuer of the one before it; a trust bundle otherwise (a single self-issued CA,
 *   several roots, root before intermediate), and always where the name says `ca`, `root` or `trust`.
 * - One leaf: a chain in any order, so that a reversed one is seen, unless most of the file has nothing to do with it.
 *   A self-issued leaf among others is a collection: nothing belongs above it.
 * - Several leaves: a collection, but a chain where the first leaf is followed by its issuer and one other leaf strayed in.
 */
export function classifyHolder(
  unit: Unit,
  contents: HolderContents,
  keyMatch: (certificate: Certificate) => boolean,
): Classified {
  const { certificates } = contents;
  if (certificates.length === 0) return { purpose: 'none', leaf: undefined };
  if (!isChain(unit, contents)) return { purpose: 'trust-bundle', leaf: undefined };
  return { purpose: 'chain', leaf: pickLeaf(certificates, keyMatch) };
}

function isChain(unit: Unit, { holder, certificates, keys }: HolderContents): boolean {
  if (unit.kind === 'kubernetes' && holder.name === 'tls.crt') return true;
  if (unit.kind === 'kubernetes' && trustKeys.has(holder.name)) return false;
  if (holder.scattered || certificates.length > MAX_CHAIN) return false;
  if (keys.length === 1) return true;
  const distinct = withoutRepeats(certificates.map(({ certificate }) => certificate));
  const leaves = distinct.filter((certificate) => !isAuthority(certificate));
  if (leaves.length === 0) return !trustName.test(holder.name) && isClimbing(distinct);
  return leaves.length === 1 ? isLeafChain(leaves, distinct) : isStrayedChain(leaves, distinct);
}

function withoutRepeats(certificates: readonly Certificate[]): Certificate[] {
  return certificates.filter(
    (one, index) => certificates.findIndex((other) => isSameCertificate(one, other)) === index,
  );
}

/** An intermediate followed by its issuers, each above the one before. */
function isClimbing([first, ...rest]: readonly Certificate[]): boolean {
  if (first === undefined || isSelfIssued(first)) return false;
  return rest.every((issuer, index) => {
    const subject = index === 0 ? first : rest[index - 1];
    return subject !== undefined && isNamedIssuer(issuer, subject);
  });
}

function isLeafChain([leaf]: readonly Certificate[], all: readonly Certificate[]): boolean {
  if (leaf === undefined) return false;
  if (isSelfIssued(leaf)) return all.length === 1;
  const related = findRelated([leaf], all).size;
  return all.length - related <= Math.max(related, MAX_STRAY);
}

function isStrayedChain(leaves: readonly Certificate[], all: readonly Certificate[]): boolean {
  const [first, second] = all;
  const stray = leaves[1];
  if (first === undefined || second === undefined || stray === undefined) return false;
  if (leaves.length > 2 || leaves[0] !== first || isSelfIssued(first) || !isNamedIssuer(second, first)) return false;
  const related = findRelated([first], all);
  const strangers = all.filter((certificate) => !related.has(certificate));
  const startsSecondChain = strangers.some((certificate) => certificate !== stray && isNamedIssuer(certificate, stray));
  return strangers.length < related.size && !startsSecondChain;
}

/** The certificates given and all that are by name above them, cross-signed ones included. */
export function findRelated(from: readonly Certificate[], all: readonly Certificate[]): ReadonlySet<Certificate> {
  const related = new Set(from);
  const bySubject = groupBySubject(all, (certificate) => certificate);
  // A set hands out what is added while it is walked: every issuer's issuers follow.
  for (const certificate of related) {
    if (certificate.issuer.rdns.length === 0) continue;
    for (const issuer of bySubject.get(certificate.issuer.matchKey) ?? []) related.add(issuer);
  }
  return related;
}

/** The end entity: the one whose key lies beside it, else the first that is no CA, else the first CA that issued no other. */
function pickLeaf(
  all: readonly UnitCertificate[],
  keyMatch: (certificate: Certificate) => boolean,
): UnitCertificate | undefined {
  const certificates = all.slice(0, MAX_CHAIN);
  return (
    certificates.find(({ certificate }) => keyMatch(certificate) && !standsAboveLeaf(certificate, certificates)) ??
    certificates.find(({ certificate }) => !isAuthority(certificate)) ??
    certificates.find(({ certificate }) => issuedNone(certificate, certificates)) ??
    certificates[0]
  );
}

/** The key of a CA that stands after what it issued is the wrong key: the CA is not what is served. */
function standsAboveLeaf(issuer: Certificate, certificates: readonly UnitCertificate[]): boolean {
  return certificates
    .slice(
      0,
      certificates.findIndex(({ certificate }) => certificate === issuer),
    )
    .some(({ certificate }) => !isAuthority(certificate) && isNamedIssuer(issuer, certificate));
}

function issuedNone(issuer: Certificate, certificates: readonly UnitCertificate[]): boolean {
  return certificates.every(
    ({ certificate }) => isSameCertificate(certificate, issuer) || !isNamedIssuer(issuer, certificate),
  );
}
