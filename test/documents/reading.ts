import { readDocument } from '../../server/src/documents/read-document.ts';
import type { Artifact, CertificateDocument, Holder, KubernetesUnit } from '../../server/src/documents/types.ts';
import type { TextRange } from '../../server/src/text/range.ts';
import { SourceText } from '../../server/src/text/source-text.ts';

/** Reads a text as an editor would hand it over. */
export function read(
  text: string,
  languageId = 'yaml',
  uri = `file:///project/file.${languageId}`,
): CertificateDocument {
  return readDocument(SourceText.create(uri, languageId, 1, text)).document;
}

/** All holders, in document order. */
export function holdersOf(document: CertificateDocument): Holder[] {
  return document.units.flatMap((unit) => unit.holders);
}

/** `name: kinds of its artifacts`, one per holder. */
export function outline(document: CertificateDocument): string[] {
  return holdersOf(document).map(({ path, artifacts }) => `${path}: ${artifacts.map(kindOf).join(' ')}`.trim());
}

function kindOf(artifact: Artifact): string {
  return artifact.content.object.kind;
}

/** `kind detail` and the marked text of every problem of every holder. */
export function problems(document: CertificateDocument): [string, string][] {
  return holdersOf(document).flatMap((holder) =>
    holder.problems.map((problem): [string, string] => [
      [problem.kind, problem.detail].filter(Boolean).join(' '),
      cut(document, problem.range),
    ]),
  );
}

/** The characters of a range. */
export function cut(document: CertificateDocument, range: TextRange): string {
  return document.text.slice(range.start, range.end);
}

/** The only Kubernetes unit. */
export function objectOf(document: CertificateDocument): KubernetesUnit {
  const [unit, ...others] = document.units;
  if (unit?.kind !== 'kubernetes' || others.length > 0) throw new Error('not exactly one Kubernetes object');
  return unit;
}

/** The only holder of this name. */
export function holder(document: CertificateDocument, name: string): Holder {
  const [found, ...others] = holdersOf(document).filter((candidate) => candidate.name === name);
  if (found === undefined || others.length > 0) throw new Error(`not exactly one holder ${name}`);
  return found;
}
