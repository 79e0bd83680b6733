import type { CertificateFacts } from '../certificate-facts.ts';
import type { PathReason } from '../reasons.ts';
import type { AnchorRules, PathRequest } from '../types.ts';
import { checkKey, checkSignatureAlgorithm } from './algorithms.ts';
import { checkAnchorAuthority, checkAuthority } from './authority.ts';
import { checkCriticalExtensions } from './critical-extensions.ts';
import { checkLeafUsage, checkPurposes } from './purpose.ts';
import type { PathRole } from './role.ts';
import { checkStructure } from './structure.ts';
import { checkValidity } from './validity.ts';
import { checkWebRules } from './web-rules.ts';

/** Everything that one certificate decides by itself in this role, whatever stands above and below it. */
export function checkCertificate(
  facts: CertificateFacts,
  role: PathRole,
  request: PathRequest,
  rules: AnchorRules,
): PathReason[] {
  if (role === 'anchor') return checkAnchor(facts, request, rules);
  const { certificate } = facts;
  const { profile, time } = request;
  return [
    ...checkStructure(certificate, profile),
    ...checkValidity(certificate, time),
    ...checkCriticalExtensions(certificate),
    ...checkKey(certificate, profile),
    ...checkSignatureAlgorithm(certificate, request),
    ...(role === 'intermediate' ? checkAuthority(facts) : checkLeafUsage(facts, request)),
    ...checkPurposes(facts, request),
    ...(profile === 'webpki' ? checkWebRules(facts, role) : []),
  ];
}

/** A trust anchor is a name and a key (RFC 5280 §6.1.1 (d)); what else its certificate says counts as far as `rules` want it. */
function checkAnchor(facts: CertificateFacts, request: PathRequest, rules: AnchorRules): PathReason[] {
  const { certificate } = facts;
  const { profile, time } = request;
  const constrained = rules.enforceConstraints
    ? [
        ...checkCriticalExtensions(certificate),
        ...checkAnchorAuthority(facts, rules.requireBasicConstraints || profile === 'webpki'),
        ...checkPurposes(facts, request, true),
        ...(profile === 'webpki' ? checkWebRules(facts, 'anchor') : []),
      ]
    : [];
  return [
    ...(rules.enforceExpiry ? checkValidity(certificate, time) : []),
    ...checkKey(certificate, profile),
    ...constrained,
  ];
}
