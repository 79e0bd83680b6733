import type { SignatureVerdict } from '../runtime/types.ts';
import { isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { hasNamedKey, isSameAuthority } from './certificate-links.ts';
import { type CandidateSearch, getIssuer } from './issuer-candidates.ts';
import type { IssuerResult, IssuerSource, UnitCertificate } from './types.ts';

/** Different candidates whose key is tried on one certificate: a workspace may hold thousands of the same name. */
const MAX_CANDIDATES = 16;

/** What is known of a signature; `unsupported` also while it is not known yet. */
export type VerdictLookup = (subject: Certificate, issuer: Certificate) => SignatureVerdict;

/** Who signed a certificate, by signature. The first key that fits wins; one that cannot be tried here is no verdict. */
export function findIssuer(subject: UnitCertificate, search: CandidateSearch, verdictOf: VerdictLookup): IssuerResult {
  const { certificate } = subject;
  const selfIssued = isSelfIssued(certificate);
  if (selfIssued && verdictOf(certificate, certificate) !== 'invalid') return { kind: 'self-signed' };
  const refused: IssuerSource[] = [];
  for (const issuer of search(subject)) {
    if (refused.some((other) => isSameAuthority(getIssuer(other), getIssuer(issuer)))) continue;
    const verdict = refused.length < MAX_CANDIDATES ? verdictOf(certificate, getIssuer(issuer)) : 'unsupported';
    if (verdict !== 'invalid') return { kind: 'found', issuer, verified: verdict === 'valid' };
    refused.push(issuer);
  }
  if (refused.length > 0) return { kind: 'wrong-key', candidates: refused };
  // Issuers that share their subject's name (a CA's new certificate signed with its old key, a leaf named like its CA) are
  // not there; only a certificate that says it was signed with its own key claims something that is not so.
  const claimsOwnKey = selfIssued && hasNamedKey(certificate, certificate);
  return claimsOwnKey
    ? { kind: 'wrong-key', candidates: [{ kind: 'unit', certificate: subject }] }
    : { kind: 'missing' };
}

/** Who says to have signed a certificate, by name alone: for trust bundles, where no signature is worth checking. */
export function guessIssuer(subject: UnitCertificate, search: CandidateSearch): IssuerResult {
  const { certificate } = subject;
  const first = search(subject).next();
  const isOwnIssuer =
    isSelfIssued(certificate) && (first.done === true || !hasNamedKey(getIssuer(first.value), certificate));
  if (isOwnIssuer) return { kind: 'self-signed' };
  return first.done === true ? { kind: 'missing' } : { kind: 'found', issuer: first.value, verified: false };
}
