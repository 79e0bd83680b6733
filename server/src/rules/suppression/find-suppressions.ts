import type { Artifact, CertificateDocument, PemFileUnit } from '../../documents/types.ts';
import type { TextRange } from '../../text/range.ts';
import { marker, parseComment } from './parse-comment.ts';
import type { Suppression } from './types.ts';
import { findEntry } from './yaml-entry.ts';

const none: readonly Suppression[] = [];

/** The comments of a document that silence rules, in document order. */
export function findSuppressions(document: CertificateDocument): readonly Suppression[] {
  const [first] = document.units;
  return first?.kind === 'pem-file' && document.units.length === 1
    ? findBetween(first, document)
    : findInYaml(document);
}

/** In a file of PEM they stand between blocks, so only what is there is looked at: in most files, line breaks. */
function findBetween({ holders }: PemFileUnit, document: CertificateDocument): readonly Suppression[] {
  const artifacts = holders.flatMap((holder) => holder.artifacts);
  const found: Suppression[] = [];
  let end = 0;
  for (const artifact of artifacts) {
    const start = artifact.start + artifact.content.range.start;
    addFrom({ start: end, end: start }, endOf(artifact), document, found);
    end = endOf(artifact);
  }
  const textEnd = holders[0]?.valueRange.end ?? end;
  addFrom({ start: end, end: textEnd }, undefined, document, found);
  return found.length === 0 ? none : found;
}

function endOf({ start, content }: Artifact): number {
  return start + content.range.end;
}

/** Adds the comments of a stretch without blocks; all of them mean the block below, which ends at `targetEnd`. */
function addFrom(
  { start, end }: TextRange,
  targetEnd: number | undefined,
  document: CertificateDocument,
  found: Suppression[],
): void {
  if (end - start <= marker.length) return;
  const text = document.slice(start, end);
  for (const { line, at } of linesWithMarker(text)) {
    const comment = parseComment(line, start + at);
    if (comment === undefined) continue;
    // From the comment on: what is said of a file as a whole stands at its beginning, which the comment may be.
    const target = targetEnd === undefined ? undefined : { start: comment.range.start, end: targetEnd };
    found.push({ ...comment, target });
  }
}

function* linesWithMarker(text: string): Generator<{ readonly line: string; readonly at: number }> {
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at)) {
    const start = Math.max(text.lastIndexOf('\n', at) + 1, text.lastIndexOf('\r', at) + 1, at - MAX_LINE / 2);
    const [line = ''] = /^[^\r\n]*/.exec(text.slice(start, start + MAX_LINE)) ?? [];
    yield { line, at: start };
    at = start + Math.max(line.length, at - start + marker.length);
  }
}

/** Longer lines are no comments of people. */
const MAX_LINE = 2_000;

function findInYaml(document: CertificateDocument): readonly Suppression[] {
  const { text } = document;
  if (!text.includes(marker)) return none;
  return [...linesWithMarker(text)].flatMap(({ line, at }) => {
    const comment = parseComment(line, at);
    return comment === undefined ? [] : [{ ...comment, target: widen(findEntry(text, at + line.length), document) }];
  });
}

/** An entry that a Kubernetes object or a block begins in means all of it. */
function widen(entry: TextRange | undefined, { units }: CertificateDocument): TextRange | undefined {
  if (entry === undefined) return undefined;
  const begun = units
    .filter(({ kind, range }) => kind === 'kubernetes' && isIn(range.start, entry))
    .map(({ range }) => range);
  const blocks = units
    .flatMap(({ holders }) => holders)
    .flatMap(({ artifacts }) => artifacts)
    .map((artifact) => ({ start: artifact.start + artifact.content.range.start, end: endOf(artifact) }))
    .filter(({ start }) => isIn(start, entry));
  return {
    start: entry.start,
    end: Math.max(entry.end, ...begun.map(({ end }) => end), ...blocks.map(({ end }) => end)),
  };
}

function isIn(offset: number, { start, end }: TextRange): boolean {
  return offset >= start && offset < end;
}
