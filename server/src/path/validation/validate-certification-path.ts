import type { CryptoProvider } from '../../runtime/types.ts';
import type { Certificate } from '../../x509/types.ts';
import { createCertificatePool } from './certificate-pool.ts';
import { checkCrossSignedAnchor, checkInheritedKeys, checkPath } from './check-path.ts';
import { checkRevocation } from './check-revocation.ts';
import { explainFailure, rankPaths, toFailedPath } from './explain-failure.ts';
import { findPaths } from './find-paths.ts';
import type { PathCache } from './path-cache.ts';
import { isUndecided, makeReason, type PathReason } from './reasons.ts';
import { SearchContext } from './search-context.ts';
import type { CertificationPath, FailedPath, PathRequest, PathResult } from './types.ts';
import type { WorkBudget } from './work-budget.ts';

/**
 * Builds certification paths from the leaf to a trust anchor and validates them (RFC 5280 §6, RFC 9618, RFC 9525): the first
 * that holds, or the most promising ones that do not, with all that is wrong with them. Never rejects, and always ends: what
 * may be spent is limited (`PathRequest.limits`).
 */
export async function validateCertificationPath(
  request: PathRequest,
  crypto: CryptoProvider,
  cache: PathCache,
): Promise<PathResult> {
  return search(createContext(request, { crypto, cache }, []));
}

/** Signers of CRLs whose own status is looked up in CRLs of further signers: so deep, and no deeper. */
const MAX_SIGNERS = 4;

/** `signers` are the signers of CRLs whose own status is being looked up. */
function createContext(
  request: PathRequest,
  tools: Pick<SearchContext, 'crypto' | 'cache'>,
  signers: readonly Certificate[],
  budget?: WorkBudget,
): SearchContext {
  const isTrustedSigner = async (signer: Certificate, anchor: Certificate): Promise<boolean> => {
    // A signer may stand in the very list that it signs: that list can then revoke it, and proves nothing more.
    if (signers.includes(signer)) return true;
    if (signers.length === MAX_SIGNERS) return false;
    const inner = createContext(signerRequest(request, signer, anchor), tools, [...signers, signer], context.budget);
    for await (const path of findPaths(inner)) if ((await judgePath(path, inner)).length === 0) return true;
    return false;
  };
  const context = new SearchContext(request, { ...tools, isTrustedSigner }, budget);
  return context;
}

/** A signer of CRLs needs a path to the same anchor, and nothing else of what is asked of the leaf (RFC 5280 §6.3.3 (f)). */
function signerRequest(request: PathRequest, signer: Certificate, anchor: Certificate): PathRequest {
  const { intermediates, time, anchorRules = {}, crls = [], revocation, limits = {} } = request;
  const anchors = createCertificatePool([anchor]);
  const mode = revocation === 'all' ? 'all' : 'available';
  return {
    leaf: signer,
    intermediates,
    anchors,
    time,
    profile: 'internal',
    purpose: 'any',
    anchorRules,
    crls,
    revocation: mode,
    limits,
  };
}

async function search(context: SearchContext): Promise<PathResult> {
  const failed: FailedPath[] = [];
  // What is wrong with the leaf itself is wrong with every path.
  if (context.check(context.request.leaf, 'leaf').length > 0) return explain([], context);
  for await (const path of findPaths(context)) {
    const reasons = await judgePath(path, context);
    if (reasons.length === 0) return { verdict: 'valid', path };
    failed.push(toFailedPath(path, reasons));
    if (failed.length >= MAX_JUDGED) break;
  }
  return explain(failed, context);
}

/** Paths whose signatures hold that are judged before the search is given up. */
const MAX_JUDGED = 200;

async function judgePath(path: CertificationPath, context: SearchContext): Promise<PathReason[]> {
  const reasons = [
    ...checkPath(path, context),
    ...(await checkInheritedKeys(path, context)),
    ...(await checkCrossSignedAnchor(path, context)),
  ];
  // Lists are only worth reading for a path that holds otherwise.
  return reasons.length > 0 ? reasons : checkRevocation(path, context);
}

async function explain(found: readonly FailedPath[], context: SearchContext): Promise<PathResult> {
  const { request, budget } = context;
  const explored = await explainFailure(new SearchContext(request, context));
  const known = new Set(found.map(pathKey));
  const [best, ...others] = rankPaths([...found.slice(0, 4), ...explored.filter((path) => !known.has(pathKey(path)))]);
  const top = best?.certificates.at(-1);
  if (best === undefined || top === undefined) return { verdict: 'undecided', failed: others };
  const first = budget.exhausted
    ? toFailedPath(best, [...best.reasons, makeReason('work-limit', top, 'certification path')])
    : best;
  const failed = [first, ...others].slice(0, 4);
  return { verdict: failed.some(({ reasons }) => isUndecided(reasons)) ? 'undecided' : 'invalid', failed };
}

function pathKey({ certificates }: CertificationPath): string {
  return certificates.map(({ serialNumber, issuer }) => `${serialNumber.hex}/${issuer.matchKey}`).join(' < ');
}
