import type { Unit } from '../documents/types.ts';
import type { CryptoProvider } from '../runtime/types.ts';
import type { Certificate } from '../x509/types.ts';
import { type AnalysisCache, createAnalysisCache } from './analysis-cache.ts';
import { buildPath } from './build-path.ts';
import { classifyHolder } from './classify-holder.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findIssuer, guessIssuer } from './find-issuer.ts';
import { findStrangers } from './find-strangers.ts';
import { type CandidatePlaces, createCandidateSearch } from './issuer-candidates.ts';
import type { HolderAnalysis, IssuerResult, KeyAnalysis, UnitAnalysis, UnitCertificate } from './types.ts';
import { listContents } from './unit-certificates.ts';

/** Certificates per unit whose signatures are checked; the issuers of further ones are known by name only. */
const MAX_CHECKED = 128;

/** What an analysis may know besides the unit. */
export interface AnalysisEnvironment extends CandidatePlaces {
  readonly crypto: CryptoProvider;
}

/** Works out what the certificates and keys of a unit are to each other and to the workspace. Signatures are checked in chains only. */
export async function analyzeUnit(
  unit: Unit,
  environment: AnalysisEnvironment,
  cache: AnalysisCache = createAnalysisCache(),
): Promise<UnitAnalysis> {
  const { crypto } = environment;
  const spkiSha256 = (certificate: Certificate) => cache.spkiSha256(certificate, crypto);
  const contents = unit.holders.map((holder) => {
    const listed = listContents(holder);
    const keys = listed.keys.map(({ key, ...place }) => ({ ...place, spkiSha256: cache.keySha256(key, crypto) }));
    return { ...listed, keys };
  });
  const keys = contents.flatMap((listed) => listed.keys);
  const drafts = contents.map((listed) => draftHolder(unit, listed, spkiSha256));
  const search = createCandidateSearch(
    unit,
    drafts.flatMap(({ certificates }) => certificates),
    environment,
  );
  const known = new Map<Certificate, IssuerResult>();
  const resolve = async (subject: UnitCertificate): Promise<IssuerResult> => {
    const before = known.get(subject.certificate);
    if (before !== undefined) return before;
    const result = await findIssuer(subject, search, { crypto, cache });
    known.set(subject.certificate, result);
    return result;
  };
  const holders: HolderAnalysis[] = [];
  for (const draft of drafts) holders.push(await completeHolder(draft, resolve));
  return {
    holders,
    keys,
    issuerOf: (subject) => known.get(subject.certificate) ?? guessIssuer(subject, search),
    spkiSha256,
    sha256: (certificate) => cache.sha256(certificate, crypto),
  };
}

type Draft = Omit<HolderAnalysis, 'path' | 'strangers'>;

function draftHolder(
  unit: Unit,
  {
    holder,
    certificates,
    keys,
  }: Pick<HolderAnalysis, 'holder' | 'certificates'> & { readonly keys: readonly KeyAnalysis[] },
  spkiSha256: (certificate: Certificate) => string,
): Draft {
  const own = keys.length === 1 ? keys[0]?.spkiSha256 : undefined;
  const keyMatch = (certificate: Certificate) => own !== undefined && own === spkiSha256(certificate);
  return {
    holder,
    ...classifyHolder(unit, { holder, certificates, keyCount: keys.length }, keyMatch),
    certificates,
    duplicates: findDuplicates(certificates),
  };
}

async function completeHolder(
  draft: Draft,
  resolve: (subject: UnitCertificate) => Promise<IssuerResult>,
): Promise<HolderAnalysis> {
  if (draft.leaf === undefined) return { ...draft, path: [], strangers: [] };
  const path = await buildPath(draft.leaf, resolve);
  for (const certificate of draft.certificates.slice(0, MAX_CHECKED)) await resolve(certificate);
  return { ...draft, path: path.map(({ source }) => source), strangers: findStrangers(path, draft) };
}
