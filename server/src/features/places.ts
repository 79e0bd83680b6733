import type { Location, Range } from 'vscode-languageserver-types';
import type { TextRange } from '../text/range.ts';
import type { SourceText } from '../text/source-text.ts';
import type { IndexedArtifact } from '../workspace/types.ts';

/** LSP range of UTF-16 offsets. */
export function toRange(source: SourceText, range: TextRange): Range {
  return { start: source.positionAt(range.start), end: source.positionAt(range.end) };
}

/** UTF-16 offsets of an LSP range. */
export function toTextRange(source: SourceText, range: Range): TextRange {
  return { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
}

/** Where an indexed artifact begins: its first line, so that editors jump there without selecting the whole block. */
export function toLocation(found: IndexedArtifact): Location {
  return { uri: found.uri, range: { start: found.range.start, end: found.range.start } };
}
