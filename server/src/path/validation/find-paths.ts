import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Candidate } from './candidate.ts';
import { listCandidates } from './candidates.ts';
import { DEFAULT_MAX_DEPTH } from './check-path.ts';
import { countIntermediates } from './path-length.ts';
import type { SearchContext } from './search-context.ts';
import type { CertificationPath } from './types.ts';

/** Certificates in a path, stage by stage: a short path behind a thicket of long ones is found before the budget is spent in there. */
const stages: readonly number[] = [4, 6, 9, 14, Number.POSITIVE_INFINITY];

/** One stage of the search: paths longer than `from` and up to `to` certificates. */
interface Stage {
  readonly from: number;
  readonly to: number;
  /** Set where something longer was left for the next stage. */
  isCut: boolean;
}

/**
 * All paths from the leaf to a trust anchor whose signatures hold and in which no certificate is useless by itself, the
 * likeliest first. Ends when the budget does.
 */
export async function* findPaths(context: SearchContext): AsyncGenerator<CertificationPath> {
  const { leaf } = context.request;
  if (await isTrustedLeaf(context)) yield { certificates: [leaf], anchor: leaf };
  let from = 1;
  for (const to of stages) {
    const stage: Stage = { from, to, isCut: false };
    yield* climb([leaf], stage, context);
    if (!stage.isCut) return;
    from = to;
  }
}

async function* climb(
  path: readonly Certificate[],
  stage: Stage,
  context: SearchContext,
): AsyncGenerator<CertificationPath> {
  const top = path.at(-1);
  if (top === undefined || isTooDeep(path, context)) return;
  stage.isCut ||= path.length === stage.to;
  if (path.length === stage.to) return;
  for (const candidate of listCandidates(path, context)) {
    if (!context.budget.takeCandidate()) return;
    const roles = usableRoles(candidate, path, context);
    if (roles.length === 0 || (await context.verify(top, candidate.certificate)) !== 'valid') continue;
    const certificates = [...path, candidate.certificate];
    if (roles.includes('anchor') && certificates.length > stage.from)
      yield { certificates, anchor: candidate.certificate };
    if (roles.includes('intermediate')) yield* climb(certificates, stage, context);
  }
}

/** What a candidate may be in this path: an anchor may also stand below another one. */
function usableRoles(
  candidate: Candidate,
  path: readonly Certificate[],
  context: SearchContext,
): readonly ('anchor' | 'intermediate')[] {
  const { certificate } = candidate;
  const asAnchor = isAnchor(candidate, context) && context.check(certificate, 'anchor').length === 0;
  const asIntermediate =
    !isSelfSignedAnchor(candidate) &&
    context.check(certificate, 'intermediate').length === 0 &&
    allows(certificate, path, context);
  return [...(asAnchor ? ['anchor' as const] : []), ...(asIntermediate ? ['intermediate' as const] : [])];
}

function isSelfSignedAnchor({ certificate, isAnchor: trusted }: Candidate): boolean {
  return trusted && isSelfIssued(certificate);
}

/** Whether the trust in a candidate ends the path. */
export function isAnchor({ certificate, isAnchor: trusted }: Candidate, { rules }: SearchContext): boolean {
  return trusted && (!rules.requireSelfSigned || isSelfIssued(certificate));
}

function allows(certificate: Certificate, path: readonly Certificate[], context: SearchContext): boolean {
  const { pathLength } = context.facts(certificate);
  return pathLength === undefined || countIntermediates(path.map((each) => context.facts(each))) <= pathLength;
}

/** One more than the limit is looked at, so that the reason can say so. */
export function isTooDeep(path: readonly Certificate[], context: SearchContext): boolean {
  const maximum = context.request.maxDepth ?? DEFAULT_MAX_DEPTH;
  const length = countIntermediates(path.map((certificate) => context.facts(certificate)));
  return length > maximum || path.length > 4 * DEFAULT_MAX_DEPTH;
}

/** A leaf that is itself a trust anchor: a self-signed certificate, or any where the rules say so. */
export async function isTrustedLeaf(context: SearchContext): Promise<boolean> {
  const { leaf, anchors } = context.request;
  const listed = anchors.bySubject(leaf.subject.matchKey).some(({ der }) => isSameBytes(der, leaf.der));
  if (!listed) return false;
  return context.rules.trustLeaf || (isSelfIssued(leaf) && (await context.verify(leaf, leaf)) === 'valid');
}

function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}
