import { allArtifacts } from '../documents/locate.ts';
import type { Artifact, Holder } from '../documents/types.ts';
import { shiftRange, type TextRange } from '../text/range.ts';
import type { AnalyzedDocument } from './types.ts';

/** The blocks that a selection (UTF-16) touches, by their characters or their Secret's key; all of the document's where it touches none. */
export function selectedArtifacts({ document }: AnalyzedDocument, selection: TextRange): Artifact[] {
  const all = [...allArtifacts(document)];
  const touched = all.filter(({ artifact, holder }) => touches(selection, artifact, holder));
  return (touched.length > 0 ? touched : all).map(({ artifact }) => artifact);
}

function touches(selection: TextRange, artifact: Artifact, holder: Holder): boolean {
  const block = shiftRange(artifact.content.range, artifact.start);
  return meets(selection, block) || (holder.keyRange !== undefined && meets(selection, holder.keyRange));
}

function meets(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
