import type { Certificate } from '../../x509/types.ts';
import { checkStrictPurpose } from './certificate/purpose.ts';
import { inheritsParameters, workingPublicKey } from './dsa-parameters.ts';
import { checkNameConstraints } from './names/name-constraints.ts';
import { checkPeerNames } from './names/peer-name.ts';
import { checkPathLengths, countIntermediates } from './path-length.ts';
import { checkPolicies } from './policy/check-policies.ts';
import { makeReason, type PathReason } from './reasons.ts';
import type { SearchContext } from './search-context.ts';
import type { CertificationPath } from './types.ts';

/** Intermediates, self-issued ones not counted, where the request says nothing. */
export const DEFAULT_MAX_DEPTH = 32;

/** Everything that is wrong with a path whose signatures hold, in RFC 5280 §6.1's sense, but for revocation. */
export function checkPath(path: CertificationPath, context: SearchContext): PathReason[] {
  const own = path.certificates.flatMap((certificate, index) => {
    const role = certificate === path.anchor && index > 0 ? 'anchor' : index === 0 ? 'leaf' : 'intermediate';
    return context.check(certificate, role);
  });
  return [...own, ...checkTogether(path, context)];
}

/** What certificates decide about each other. */
function checkTogether({ certificates, anchor }: CertificationPath, context: SearchContext): PathReason[] {
  const { request, rules, budget } = context;
  const all = certificates.map((certificate) => context.facts(certificate));
  const withoutAnchor = anchor === undefined || all.length === 1 ? all : all.slice(0, -1);
  const constrained = rules.enforceConstraints ? all : withoutAnchor;
  const [leaf] = all;
  const [, issuer] = withoutAnchor;
  return [
    ...(leaf === undefined ? [] : checkPeerNames(leaf, request.peerNames ?? [])),
    ...(leaf === undefined ? [] : checkStrictPurpose(leaf, issuer, request)),
    ...checkDepth(
      withoutAnchor.map(({ certificate }) => certificate),
      context,
    ),
    ...checkPathLengths(constrained),
    ...checkNameConstraints(constrained, request, budget.limits.nameComparisons),
    ...checkPolicies(withoutAnchor, constrained.length > withoutAnchor.length ? all.at(-1) : undefined, request.policy),
  ];
}

function checkDepth(certificates: readonly Certificate[], context: SearchContext): PathReason[] {
  const maximum = context.request.maxDepth ?? DEFAULT_MAX_DEPTH;
  const depth = countIntermediates(certificates.map((certificate) => context.facts(certificate)));
  const top = certificates.at(-1);
  return depth <= maximum || top === undefined
    ? []
    : [makeReason('path-too-long', top, 'certification path', String(depth), String(maximum))];
}

/**
 * A trust anchor that another key signed says which (BR §7.1.2.1.3); only one that its own key signed, whoever it names as issuer,
 * need not.
 */
export async function checkCrossSignedAnchor(
  { anchor }: CertificationPath,
  context: SearchContext,
): Promise<PathReason[]> {
  if (anchor === undefined || context.request.profile !== 'webpki') return [];
  const { selfIssued, authorityKeyIdentifier } = context.facts(anchor);
  if (selfIssued || authorityKeyIdentifier?.keyIdentifier !== undefined) return [];
  if ((await context.verify(anchor, anchor)) === 'valid') return [];
  return [makeReason('missing-authority-key-identifier', anchor, 'authorityKeyIdentifier')];
}

/** Checks the signatures made by DSA keys that take their parameters from the certificates above (RFC 5280 §6.1.4 (d), (e)). */
export async function checkInheritedKeys(
  { certificates }: CertificationPath,
  context: SearchContext,
): Promise<PathReason[]> {
  const reasons: PathReason[] = [];
  for (const [index, issuer] of certificates.entries()) {
    const subject = certificates[index - 1];
    if (subject === undefined || !inheritsParameters(issuer)) continue;
    const spki = workingPublicKey(issuer, certificates.slice(index + 1));
    const verdict =
      spki === undefined ? 'unsupported' : await context.cache.verifyWithKey(subject, spki, context.crypto);
    if (verdict === 'valid') continue;
    const code = verdict === 'invalid' ? 'signature-invalid' : 'signature-uncheckable';
    reasons.push(makeReason(code, subject, 'signatureValue', subject.signatureAlgorithm.name));
  }
  return reasons;
}
