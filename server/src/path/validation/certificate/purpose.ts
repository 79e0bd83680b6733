import type { CertificateFacts } from '../certificate-facts.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import type { PathRequest, Purpose } from '../types.ts';

const purposeNames: Readonly<Record<Purpose, readonly string[]>> = {
  server: ['serverAuth'],
  client: ['clientAuth'],
  any: [],
};

/** Key usages of which a TLS key needs one (RFC 8446 §4.4.2.2; key encipherment and agreement up to TLS 1.2). */
const handshakeUsages: Readonly<Record<Purpose, readonly string[]>> = {
  server: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  client: ['digitalSignature', 'keyAgreement'],
  any: [],
};

/** Purposes that may not stand beside those of TLS where purposes are taken strictly. */
const foreignPurposes = ['codeSigning', 'OCSPSigning', 'timeStamping'];

/** All purposes, as names or OIDs, that the request needs. */
function wantedPurposes(request: PathRequest): readonly string[] {
  return [...new Set([...purposeNames[request.purpose], ...(request.extendedKeyUsages ?? [])])];
}

/** Extended key usage: where a certificate of the path says what it is for, that must be it (nested through CAs, as all TLS stacks do). */
export function checkPurposes(facts: CertificateFacts, request: PathRequest, isAnchor = false): PathReason[] {
  const { certificate, purposes } = facts;
  const anyCounts = isAnchor || request.strictPurpose !== true;
  if (purposes === undefined || (anyCounts && purposes.includes('anyExtendedKeyUsage'))) return [];
  const wanted = wantedPurposes(request);
  const missing = wanted.filter((purpose) => !purposes.includes(purpose));
  if (missing.length === 0) return [];
  return [makeReason('wrong-purpose', certificate, 'extKeyUsage', missing.join(', '), purposes.join(', '))];
}

/**
 * What the leaf's key must be allowed to do, where the leaf says what it may do (RFC 5280 §4.2.1.3). A CA's certificate that is
 * itself looked at as a leaf is not asked for what handshakes need.
 */
export function checkLeafUsage(facts: CertificateFacts, request: PathRequest): PathReason[] {
  const { certificate, keyUsages, ca } = facts;
  if (keyUsages === undefined) return [];
  const anyOf = ca === true ? [] : handshakeUsages[request.purpose];
  const fits = anyOf.length === 0 || anyOf.some((usage) => keyUsages.includes(usage));
  const missing = (request.keyUsages ?? []).filter((usage) => !keyUsages.includes(usage));
  if (fits && missing.length === 0) return [];
  const wanted = missing.length > 0 ? missing : anyOf;
  return [makeReason('wrong-key-usage', certificate, 'keyUsage', wanted.join(', '), keyUsages.join(', '))];
}

/** With `strictPurpose`: the leaf (of a client, also the CA that issued it) names its purpose, none besides those of TLS, and is not a CA. */
export function checkStrictPurpose(
  leaf: CertificateFacts,
  issuer: CertificateFacts | undefined,
  request: PathRequest,
): PathReason[] {
  if (request.strictPurpose !== true || request.purpose === 'any') return [];
  const { certificate, purposes, ca } = leaf;
  const reasons: PathReason[] = [];
  for (const facts of [leaf, request.purpose === 'client' ? issuer : undefined])
    if (facts !== undefined && facts.purposes === undefined)
      reasons.push(makeReason('purpose-missing', facts.certificate, 'extKeyUsage'));
  const foreign = foreignPurposes.filter((purpose) => purposes?.includes(purpose));
  if (foreign.length > 0) reasons.push(makeReason('purpose-forbidden', certificate, 'extKeyUsage', foreign.join(', ')));
  if (ca === true) reasons.push(makeReason('ca-as-leaf', certificate, 'basicConstraints.cA'));
  return reasons;
}
