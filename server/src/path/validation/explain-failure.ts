import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Candidate } from './candidate.ts';
import { listCandidates } from './candidates.ts';
import { checkPath } from './check-path.ts';
import { isAnchor, isTooDeep } from './find-paths.ts';
import { isUndecided, makeReason, type PathReason, rankReasons } from './reasons.ts';
import type { SearchContext } from './search-context.ts';
import type { CertificationPath, FailedPath } from './types.ts';

/** Paths that an explanation looks at before it chooses. */
const MAX_EXPLORED = 24;
/** Paths that an answer holds. */
const MAX_REPORTED = 4;

/** A path and why it ends where it ends, besides what is wrong with its certificates. */
interface Attempt {
  readonly path: CertificationPath;
  readonly ending: readonly PathReason[];
}

/** The most promising paths that do not hold: those that reach an anchor first, then those with the fewest reasons. At least one. */
export async function explainFailure(context: SearchContext): Promise<FailedPath[]> {
  const failed: FailedPath[] = [];
  for await (const attempt of attempts([context.request.leaf], [], context)) {
    failed.push(toFailed(attempt, context));
    if (failed.length >= MAX_EXPLORED) break;
  }
  return rankPaths(failed).slice(0, MAX_REPORTED);
}

/** A path that reached an anchor and whose certificates are sound by themselves, with what is wrong with it nevertheless. */
export function toFailedPath(path: CertificationPath, reasons: readonly PathReason[]): FailedPath {
  return { ...path, reasons: rankReasons(reasons) };
}

/** Those that reach an anchor first; then by how little is known to be wrong; then the longest. */
export function rankPaths(failed: readonly FailedPath[]): FailedPath[] {
  const cost = ({ anchor, reasons }: FailedPath): number =>
    (anchor === undefined ? 1000 : 0) + (isUndecided(reasons) ? 0 : reasons.length);
  return [...failed].sort(
    (one, other) => cost(one) - cost(other) || other.certificates.length - one.certificates.length,
  );
}

function toFailed({ path, ending }: Attempt, context: SearchContext): FailedPath {
  return toFailedPath(path, [...checkPath(path, context), ...ending]);
}

/** As `findPaths`, but unsound certificates are climbed over, and dead ends are yielded with their reason. */
async function* attempts(
  path: readonly Certificate[],
  doubts: readonly PathReason[],
  context: SearchContext,
): AsyncGenerator<Attempt> {
  const top = path.at(-1);
  if (top === undefined) return;
  const candidates = isTooDeep(path, context) ? [] : listCandidates(path, context);
  const refused: Candidate[] = [];
  let climbed = false;
  for (const candidate of candidates) {
    const verdict = context.budget.takeCandidate() ? await context.verify(top, candidate.certificate) : undefined;
    if (verdict === undefined)
      return yield endAt(path, [...doubts, makeReason('work-limit', top, 'certification path')]);
    if (verdict === 'invalid') {
      refused.push(candidate);
      continue;
    }
    climbed = true;
    const doubt =
      verdict === 'valid'
        ? []
        : [makeReason('signature-uncheckable', top, 'signatureValue', top.signatureAlgorithm.name)];
    yield* above(path, candidate, [...doubts, ...doubt], context);
  }
  if (!climbed) yield endAt(path, [...doubts, ...explainEnd(top, refused)]);
}

async function* above(
  path: readonly Certificate[],
  candidate: Candidate,
  doubts: readonly PathReason[],
  context: SearchContext,
): AsyncGenerator<Attempt> {
  const certificates = [...path, candidate.certificate];
  if (isAnchor(candidate, context)) yield { path: { certificates, anchor: candidate.certificate }, ending: doubts };
  else yield* attempts(certificates, doubts, context);
}

function endAt(certificates: readonly Certificate[], ending: readonly PathReason[]): Attempt {
  return { path: { certificates, anchor: undefined }, ending };
}

function explainEnd(top: Certificate, refused: readonly Candidate[]): PathReason[] {
  if (refused.length > 0) {
    const names = refused.slice(0, 3).map(({ certificate }) => certificate.subject.text);
    return [makeReason('signature-invalid', top, 'signatureValue', ...names)];
  }
  if (isSelfIssued(top)) return [makeReason('issuer-not-trusted', top, 'subject', top.subject.text)];
  return [makeReason('issuer-not-found', top, 'issuer', top.issuer.text)];
}
