import type { TextRange } from '../text/range.ts';
import { lastWhere } from './last-where.ts';
import type { Artifact, CertificateDocument, Holder, Unit } from './types.ts';

/** A holder and the unit it belongs to. */
export interface LocatedHolder {
  readonly unit: Unit;
  readonly holder: Holder;
}

/** An artifact and where it belongs. */
export interface LocatedArtifact extends LocatedHolder {
  readonly artifact: Artifact;
}

/** The artifact one of whose characters (or whose end) is at `offset`; undefined between blocks and on keys. */
export function artifactAt(document: CertificateDocument, offset: number): LocatedArtifact | undefined {
  const located = holderAt(document, offset);
  if (located === undefined || !touches(located.holder.valueRange, offset)) return undefined;
  const artifact = lastWhere(located.holder.artifacts, (candidate) => rangeOf(candidate).start <= offset);
  return artifact !== undefined && touches(rangeOf(artifact), offset) ? { ...located, artifact } : undefined;
}

/** The holder whose key or value is at `offset`; the innermost, where a holder spans a whole text. */
export function holderAt(document: CertificateDocument, offset: number): LocatedHolder | undefined {
  let found: LocatedHolder | undefined;
  for (const unit of document.units) {
    if (unit.range.start > offset) break;
    for (const holder of unit.holders) {
      if (isAt(holder, offset) && isNarrower(holder, found?.holder)) found = { unit, holder };
    }
  }
  return found;
}

/** Every artifact with where it belongs, in document order within each unit. */
export function* allArtifacts(document: CertificateDocument): Generator<LocatedArtifact> {
  for (const unit of document.units) {
    for (const holder of unit.holders) {
      for (const artifact of holder.artifacts) yield { unit, holder, artifact };
    }
  }
}

/** The artifact's whole block, absolute. */
export function rangeOf(artifact: Artifact): TextRange {
  const { start, end } = artifact.content.range;
  return { start: artifact.start + start, end: artifact.start + end };
}

function isAt(holder: Holder, offset: number): boolean {
  if (holder.keyRange !== undefined && touches(holder.keyRange, offset)) return true;
  return touches(holder.valueRange, offset);
}

function isNarrower(holder: Holder, than: Holder | undefined): boolean {
  if (than === undefined) return true;
  return holder.valueRange.end - holder.valueRange.start < than.valueRange.end - than.valueRange.start;
}

/** An end counts: that is where the caret stands after the last character. */
function touches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
