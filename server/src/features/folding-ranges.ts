import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { allArtifacts } from '../documents/locate.ts';
import type { AnalyzedDocument } from './types.ts';

/** One fold per block of more than one line, its BEGIN line staying visible. */
export function getFoldingRanges({ document, source }: AnalyzedDocument): FoldingRange[] {
  const folds: FoldingRange[] = [];
  for (const { artifact } of allArtifacts(document)) {
    const { range } = artifact.content;
    const startLine = source.positionAt(artifact.start + range.start).line;
    const endLine = source.positionAt(artifact.start + range.end).line;
    if (endLine > startLine) folds.push({ startLine, endLine, kind: FoldingRangeKind.Region });
  }
  return folds;
}
