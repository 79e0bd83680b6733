import type { CertificateFacts } from '../certificate-facts.ts';
import { makeReason, type PathReason } from '../reasons.ts';

/** What an intermediate must say to be allowed to issue (RFC 5280 §6.1.4 (k), (n)). */
export function checkAuthority(facts: CertificateFacts): PathReason[] {
  const { certificate, ca } = facts;
  const isCa = ca === true && certificate.version === 3;
  return [
    ...(isCa ? [] : [makeReason('not-a-ca', certificate, 'basicConstraints.cA', describeCa(ca))]),
    ...checkIssuingKey(facts),
  ];
}

/** As `checkAuthority` for a trust anchor: one of version 1 has no way to say that it is a CA. */
export function checkAnchorAuthority(facts: CertificateFacts, requireBasicConstraints: boolean): PathReason[] {
  const { certificate, ca } = facts;
  const maySaySo = certificate.version === 3 && requireBasicConstraints;
  const refused = ca === false || (ca === undefined && maySaySo);
  return [
    ...(refused ? [makeReason('not-a-ca', certificate, 'basicConstraints.cA', describeCa(ca))] : []),
    ...checkIssuingKey(facts),
  ];
}

function describeCa(ca: boolean | undefined): string {
  return ca === undefined ? 'missing' : String(ca).toUpperCase();
}

function checkIssuingKey({ certificate, keyUsages }: CertificateFacts): PathReason[] {
  const reasons: PathReason[] = [];
  if (keyUsages !== undefined && !keyUsages.includes('keyCertSign'))
    reasons.push(makeReason('key-may-not-sign-certificates', certificate, 'keyUsage', ...keyUsages));
  if (certificate.subject.rdns.length === 0) reasons.push(makeReason('empty-ca-subject', certificate, 'subject'));
  return reasons;
}
