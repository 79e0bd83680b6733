import { checkCrls } from '../../revocation/check-crls.ts';
import type { CrlEnvironment, OcspStatus, RevocationStatus } from '../../revocation/types.ts';
import type { Certificate, CertificateList } from '../../x509/types.ts';
import { isSameCertificate } from '../certificate-links.ts';
import { workingPublicKey } from './dsa-parameters.ts';
import { consultOcsp } from './ocsp-evidence.ts';
import { makeReason, type PathReason } from './reasons.ts';
import type { SearchContext } from './search-context.ts';
import type { CertificationPath } from './types.ts';

/**
 * Which certificates of a path are revoked, or should be covered by a list or response and are not. The anchor is trusted as it is.
 * What revokes counts before what does not (RFC 5280 §6.3, RFC 6960 §3.2).
 */
export async function checkRevocation(path: CertificationPath, context: SearchContext): Promise<PathReason[]> {
  const { revocation = 'none' } = context.request;
  if (revocation === 'none' || path.anchor === undefined) return [];
  const reasons: PathReason[] = [];
  for (const [index, certificate] of path.certificates.entries()) {
    const isExempt = certificate === path.anchor || (revocation === 'leaf' && index > 0);
    if (isExempt) continue;
    const status = await consult(path, index, certificate, context);
    const mustBeKnown = revocation === 'all' || (revocation !== 'available' && index === 0);
    if (status.kind === 'revoked')
      reasons.push(makeReason('revoked', certificate, 'serialNumber', status.reason, status.date));
    if (status.kind === 'unknown' && mustBeKnown)
      reasons.push(makeReason('revocation-unknown', certificate, 'cRLDistributionPoints', ...status.faults));
  }
  return reasons;
}

async function consult(
  path: CertificationPath,
  index: number,
  certificate: Certificate,
  context: SearchContext,
): Promise<RevocationStatus | OcspStatus> {
  const { crls = [] } = context.request;
  const environment = environmentFor(path, index, context);
  const isListed = async (signer: Certificate): Promise<boolean> =>
    (await checkCrls(signer, environment)).kind === 'revoked';
  const answered = await consultOcsp(certificate, path.certificates[index + 1], context, isListed);
  if (answered.kind === 'revoked') return answered;
  const listed = await checkCrls(certificate, environment);
  const isLeft = listed.kind === 'unknown' && (answered.kind === 'good' || crls.length === 0);
  return isLeft ? answered : listed;
}

function environmentFor(path: CertificationPath, index: number, context: SearchContext): CrlEnvironment {
  const { crls = [], time, profile } = context.request;
  const above = path.certificates.slice(index + 1);
  return {
    crls,
    time,
    indexOf: context.cache.indexOf,
    strict: profile === 'webpki',
    isTrustedFor: (crl) => isTrusted(crl, above, path.anchor, context),
  };
}

/** Whether the CA above, or a certificate below the same anchor that may sign lists in this name, signed the list. */
async function isTrusted(
  crl: CertificateList,
  above: readonly Certificate[],
  anchor: Certificate | undefined,
  context: SearchContext,
): Promise<boolean> {
  const key = crl.issuer.matchKey;
  const [issuer, ...higher] = above;
  if (issuer?.subject.matchKey === key && (await signs(issuer, crl, higher, context))) return true;
  const { intermediates, anchors } = context.request;
  for (const signer of [...anchors.bySubject(key), ...intermediates.bySubject(key)]) {
    if (issuer !== undefined && isSameCertificate(signer, issuer)) continue;
    if (!(await signs(signer, crl, [], context))) continue;
    if (anchor !== undefined && (isSameCertificate(signer, anchor) || (await context.isTrustedSigner(signer, anchor))))
      return true;
  }
  return false;
}

async function signs(
  signer: Certificate,
  crl: CertificateList,
  above: readonly Certificate[],
  context: SearchContext,
): Promise<boolean> {
  const { keyUsages } = context.facts(signer);
  if (keyUsages !== undefined && !keyUsages.includes('cRLSign')) return false;
  if (!context.budget.takeSignatureCheck()) return false;
  const spki = workingPublicKey(signer, above);
  return spki !== undefined && (await context.cache.verifyWithKey(crl, spki, context.crypto)) === 'valid';
}
