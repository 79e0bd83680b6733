import type { Unit } from '../documents/types.ts';
import type { CryptoProvider } from '../runtime/types.ts';
import type { Certificate } from '../x509/types.ts';
import type { AnalysisCache } from './analysis-cache.ts';
import { type Classified, classifyHolder } from './classify-holder.ts';
import { holdsCutOff, isCutOff } from './cut-off.ts';
import { findDuplicates } from './find-duplicates.ts';
import { listEffectiveHolders } from './overridden.ts';
import type { HolderAnalysis, KeyAnalysis } from './types.ts';
import { type HolderContents, listContents, type PlacedKey } from './unit-certificates.ts';

/** What can be said of a holder without asking who signed what. */
export type HolderDraft = Omit<HolderAnalysis, 'path' | 'strangers' | 'judgement'>;

/** What can be said of a unit without asking who signed what. */
export interface UnitDraft {
  readonly holders: readonly HolderDraft[];
  readonly keys: readonly KeyAnalysis[];
}

/** Sorts a unit's contents and says what each of its holders is meant as. */
export function draftUnit(unit: Unit, crypto: CryptoProvider, cache: AnalysisCache): UnitDraft {
  const keys: KeyAnalysis[] = [];
  const holders = listEffectiveHolders(unit).map((holder) => {
    const contents = listContents(holder);
    const own = contents.keys.map((key) => analyzeKey(key, crypto, cache));
    keys.push(...own);
    return draftHolder(unit, contents, own, (certificate) => cache.spkiSha256(certificate, crypto));
  });
  return { holders, keys };
}

function analyzeKey({ key, ...place }: PlacedKey, crypto: CryptoProvider, cache: AnalysisCache): KeyAnalysis {
  return { ...place, spkiSha256: isCutOff(key) ? undefined : cache.keySha256(key, crypto) };
}

const damaged: Classified = { purpose: 'damaged', leaf: undefined };

function draftHolder(
  unit: Unit,
  contents: HolderContents,
  keys: readonly KeyAnalysis[],
  spkiSha256: (certificate: Certificate) => string,
): HolderDraft {
  const own = keys.length === 1 ? keys[0]?.spkiSha256 : undefined;
  const keyMatch = (certificate: Certificate) => own !== undefined && own === spkiSha256(certificate);
  const { purpose, leaf } = holdsCutOff(contents) ? damaged : classifyHolder(unit, contents, keyMatch);
  const { holder, certificates } = contents;
  return { holder, purpose, leaf, certificates, duplicates: findDuplicates(certificates) };
}
