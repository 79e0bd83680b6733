import type { CryptoProvider } from '../runtime/types.ts';
import { getExtension, isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import type { AnalysisCache } from './analysis-cache.ts';
import { hasNamedKey, isSameAuthority } from './certificate-links.ts';
import { type CandidateSearch, getIssuer } from './issuer-candidates.ts';
import type { IssuerResult, IssuerSource, UnitCertificate } from './types.ts';

/** Different candidates whose key is tried on one certificate: a workspace may hold thousands of the same name. */
const MAX_CANDIDATES = 16;

/** What signatures are checked with. */
export interface SignatureCheck {
  readonly crypto: CryptoProvider;
  readonly cache: AnalysisCache;
}

/** Who signed a certificate, by signature. The first key that fits wins; one that cannot be tried here is no verdict. */
export async function findIssuer(
  subject: UnitCertificate,
  search: CandidateSearch,
  check: SignatureCheck,
): Promise<IssuerResult> {
  const selfIssued = isSelfIssued(subject.certificate);
  if (selfIssued && (await fits({ kind: 'unit', certificate: subject }, subject, check)) !== 'invalid')
    return { kind: 'self-signed' };
  const refused: IssuerSource[] = [];
  for (const issuer of search(subject)) {
    if (refused.some((other) => isSameAuthority(getIssuer(other), getIssuer(issuer)))) continue;
    const verdict = refused.length < MAX_CANDIDATES ? await fits(issuer, subject, check) : 'unsupported';
    if (verdict !== 'invalid') return { kind: 'found', issuer, verified: verdict === 'valid' };
    refused.push(issuer);
  }
  if (refused.length > 0) return { kind: 'wrong-key', candidates: refused };
  // A CA's new certificate signed with its old key names itself as issuer and is not damaged: the old certificate is missing.
  const claimsOwnKey = selfIssued && !namesOtherKey(subject.certificate);
  return claimsOwnKey
    ? { kind: 'wrong-key', candidates: [{ kind: 'unit', certificate: subject }] }
    : { kind: 'missing' };
}

function namesOtherKey(certificate: Certificate): boolean {
  return (
    getExtension(certificate, 'authorityKeyIdentifier')?.keyIdentifier !== undefined &&
    !hasNamedKey(certificate, certificate)
  );
}

function fits(issuer: IssuerSource, subject: UnitCertificate, { crypto, cache }: SignatureCheck) {
  return cache.verify(subject.certificate, getIssuer(issuer), crypto);
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
