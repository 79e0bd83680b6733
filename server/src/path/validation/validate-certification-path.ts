import type { CryptoProvider } from '../../runtime/types.ts';
import { checkCrossSignedAnchor, checkInheritedKeys, checkPath } from './check-path.ts';
import { explainFailure, rankPaths, toFailedPath } from './explain-failure.ts';
import { findPaths } from './find-paths.ts';
import type { PathCache } from './path-cache.ts';
import { isUndecided, makeReason, type PathReason } from './reasons.ts';
import { SearchContext } from './search-context.ts';
import type { CertificationPath, FailedPath, PathRequest, PathResult } from './types.ts';

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
  const context = new SearchContext(request, crypto, cache);
  const failed: FailedPath[] = [];
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
  return [
    ...checkPath(path, context),
    ...(await checkInheritedKeys(path, context)),
    ...(await checkCrossSignedAnchor(path, context)),
  ];
}

async function explain(found: readonly FailedPath[], context: SearchContext): Promise<PathResult> {
  const { request, crypto, cache, budget } = context;
  const explored = await explainFailure(new SearchContext(request, crypto, cache));
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
