import type { Unit } from '../documents/types.ts';
import type { CryptoProvider } from '../runtime/types.ts';
import type { Certificate } from '../x509/types.ts';
import { type AnalysisCache, createAnalysisCache } from './analysis-cache.ts';
import { buildPath } from './build-path.ts';
import { draftUnit, type HolderDraft, type UnitDraft } from './draft-unit.ts';
import { findIssuer, guessIssuer, type VerdictLookup } from './find-issuer.ts';
import { findStrangers } from './find-strangers.ts';
import { type CandidatePlaces, type CandidateSearch, createCandidateSearch } from './issuer-candidates.ts';
import type { PathJudge } from './path-judge.ts';
import { createPathQuestion, type PathQuestion } from './path-request.ts';
import { createPathTables, type PathTables } from './path-tables.ts';
import type { HolderAnalysis, IssuerResult, UnitAnalysis, UnitCertificate } from './types.ts';

/** Certificates per holder whose signatures are checked; the issuers of further ones are known by name only. */
const MAX_CHECKED = 128;

/** What an analysis may know besides the unit. */
export interface AnalysisEnvironment extends CandidatePlaces {
  readonly crypto: CryptoProvider;
  /** Kept from unit to unit and from version to version, they save looking everything up anew. */
  readonly tables?: PathTables;
  /** Judges the paths of chains; they are not judged where it is left out. */
  readonly paths?: {
    readonly judge: PathJudge;
    /** Milliseconds since 1970 UTC. */
    readonly time: number;
  };
}

/**
 * Works out what the certificates and keys of a unit are to each other and to the workspace. Signatures are checked in
 * chains only: the unit is worked out from the verdicts there are, the first that is lacking is fetched, and it is worked out again.
 * So a unit that was seen before costs no waiting at all.
 */
export async function analyzeUnit(
  unit: Unit,
  environment: AnalysisEnvironment,
  cache: AnalysisCache = createAnalysisCache(),
): Promise<UnitAnalysis> {
  const { crypto } = environment;
  const work = startWork(unit, environment, cache);
  for (;;) {
    let wanted: readonly [subject: Certificate, issuer: Certificate] | undefined;
    const analysis = work((subject, issuer) => {
      const verdict = cache.verdict(subject, issuer);
      // One at a time: the answer decides which others are worth asking for.
      if (verdict === undefined) wanted ??= [subject, issuer];
      return verdict ?? 'unsupported';
    });
    if (wanted === undefined) return { ...analysis, holders: await judgePaths(analysis.holders, environment) };
    await cache.verify(...wanted, crypto);
  }
}

/** The analysis of a unit that was analysed before and has only moved since: from what was found out then, without waiting. */
export function recallUnit(unit: Unit, environment: AnalysisEnvironment, cache: AnalysisCache): UnitAnalysis {
  const { paths } = environment;
  const verdictOf: VerdictLookup = (subject, issuer) => cache.verdict(subject, issuer) ?? 'unsupported';
  const analysis = startWork(unit, environment, cache)(verdictOf);
  const { holders } = analysis;
  const judged = holders.map((holder) => {
    const question = paths && questionOf(holder, holders, environment, paths);
    return question === undefined ? holder : { ...holder, judgement: paths?.judge.recall(question) };
  });
  return { ...analysis, holders: judged };
}

/** What stands in the unit; the result works out who signed whom, by the verdicts there are. */
function startWork(
  unit: Unit,
  environment: AnalysisEnvironment,
  cache: AnalysisCache,
): (verdictOf: VerdictLookup) => UnitAnalysis {
  const { crypto } = environment;
  const draft = draftUnit(unit, crypto, cache);
  const { tables = createPathTables() } = environment;
  const own = () => draft.holders.flatMap((each) => each.certificates);
  const search = createCandidateSearch(unit, own, environment, tables);
  return (verdictOf) => ({
    ...workOut(draft, search, verdictOf),
    keys: draft.keys,
    ...fingerprints(crypto, cache),
  });
}

/** Adds to every chain whether its path holds. Trust bundles have no path. */
async function judgePaths(
  holders: readonly HolderAnalysis[],
  environment: AnalysisEnvironment,
): Promise<readonly HolderAnalysis[]> {
  const { crypto, paths } = environment;
  if (paths === undefined || holders.every(({ leaf }) => leaf === undefined)) return holders;
  const judged: HolderAnalysis[] = [];
  for (const holder of holders) {
    const question = questionOf(holder, holders, environment, paths);
    judged.push(question === undefined ? holder : { ...holder, judgement: await paths.judge.judge(question, crypto) });
  }
  return judged;
}

/** Whether the path of a holder's leaf holds; undefined where it has none. */
function questionOf(
  { leaf, path }: HolderAnalysis,
  holders: readonly HolderAnalysis[],
  environment: AnalysisEnvironment,
  { time }: NonNullable<AnalysisEnvironment['paths']>,
): PathQuestion | undefined {
  return leaf && createPathQuestion({ leaf, path, holders }, environment, time, environment.tables);
}

function fingerprints(crypto: CryptoProvider, cache: AnalysisCache): Pick<UnitAnalysis, 'spkiSha256' | 'sha256'> {
  return {
    spkiSha256: (certificate) => cache.spkiSha256(certificate, crypto),
    sha256: (certificate) => cache.sha256(certificate, crypto),
  };
}

/** Who signed whom, by the verdicts there are. */
function workOut(
  { holders }: UnitDraft,
  search: CandidateSearch,
  verdictOf: VerdictLookup,
): Pick<UnitAnalysis, 'holders' | 'issuerOf'> {
  const known = new Map<Certificate, IssuerResult>();
  const resolve = (subject: UnitCertificate): IssuerResult => {
    const result = known.get(subject.certificate) ?? findIssuer(subject, search, verdictOf);
    known.set(subject.certificate, result);
    return result;
  };
  return {
    holders: holders.map((draft) => completeHolder(draft, resolve)),
    issuerOf: (subject) => known.get(subject.certificate) ?? guessIssuer(subject, search),
  };
}

function completeHolder(draft: HolderDraft, resolve: (subject: UnitCertificate) => IssuerResult): HolderAnalysis {
  if (draft.leaf === undefined) return { ...draft, path: [], judgement: undefined, strangers: [] };
  const path = buildPath(draft.leaf, resolve);
  for (const certificate of draft.certificates.slice(0, MAX_CHECKED)) resolve(certificate);
  return {
    ...draft,
    path: path.map(({ source }) => source),
    judgement: undefined,
    strangers: findStrangers(path, draft),
  };
}
