import type { Certificate, CertificateList } from '../x509/types.ts';
import { continues, isDelta } from './crl-delta.ts';
import { type Listed, lookUp } from './crl-lookup.ts';
import { allReasons, coveredReasons, findScopeFault, listPoints, type Point } from './crl-scope.ts';
import { findCrlFault } from './crl-soundness.ts';
import type { CrlEnvironment, CrlFault, RevocationStatus } from './types.ts';

/**
 * Whether a certificate is revoked (RFC 5280 §6.3.3): lists are tried point by point until they cover every reason or one of them
 * revokes it.
 */
export async function checkCrls(certificate: Certificate, environment: CrlEnvironment): Promise<RevocationStatus> {
  const covered = new Set<string>();
  const faults = new Set<CrlFault>();
  for (const [point, crl] of listPairs(certificate, environment.crls)) {
    const found = await consult(crl, certificate, point, environment);
    if (typeof found === 'string') faults.add(found);
    else if (found.kind === 'listed') return { kind: 'revoked', reason: found.reason, date: found.date };
    else for (const reason of coveredReasons(crl, point)) covered.add(reason);
    if (covered.size === allReasons.length) return { kind: 'good' };
  }
  if (covered.size > 0) faults.add('not-all-reasons');
  return { kind: 'unknown', faults: faults.size === 0 ? ['no-list'] : [...faults] };
}

function listPairs(certificate: Certificate, crls: readonly CertificateList[]): [Point, CertificateList][] {
  return listPoints(certificate).flatMap((point) => crls.map((crl): [Point, CertificateList] => [point, crl]));
}

/** What one complete list, brought up to date by its deltas, says; or why it says nothing. */
async function consult(
  crl: CertificateList,
  certificate: Certificate,
  point: Point,
  environment: CrlEnvironment,
): Promise<Listed | CrlFault> {
  if (isDelta(crl)) return 'delta-without-base';
  const fault =
    findScopeFault(crl, certificate, point) ??
    findCrlFault(crl, environment) ??
    (await findTrustFault(crl, certificate, environment));
  if (fault !== undefined) return fault;
  for (const delta of environment.crls.filter((other) => isDelta(other) && continues(other, crl))) {
    const unusable = findCrlFault(delta, environment) ?? (await findTrustFault(delta, certificate, environment));
    const changed = unusable === undefined ? lookUp(delta, environment.indexOf(delta), certificate) : undefined;
    if (changed?.kind === 'unusable') return 'unknown-critical-extension';
    if (changed?.kind === 'listed') return changed.reason === 'removeFromCRL' ? { kind: 'absent' } : changed;
  }
  const listed = lookUp(crl, environment.indexOf(crl), certificate);
  return listed.kind === 'unusable' ? 'unknown-critical-extension' : listed;
}

async function findTrustFault(
  crl: CertificateList,
  certificate: Certificate,
  environment: CrlEnvironment,
): Promise<CrlFault | undefined> {
  return (await environment.isTrustedFor(crl, certificate)) ? undefined : 'untrusted-signature';
}
