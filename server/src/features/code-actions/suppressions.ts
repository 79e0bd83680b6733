import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import { findSuppressions } from '../../rules/suppression/find-suppressions.ts';
import type { SuppressedName, Suppression } from '../../rules/suppression/types.ts';
import type { Finding } from '../../rules/types.ts';
import type { TextRange } from '../../text/range.ts';
import { artifactOfRange } from '../artifact-of-range.ts';
import { toDiagnostic } from '../diagnostics.ts';
import { toRange } from '../places.ts';
import type { AnalyzedDocument } from '../types.ts';
import type { CommentPlace } from './comment-place.ts';
import type { FixContext } from './types.ts';

/**
 * Removing comments that silence nothing, and writing one for each other finding. `command` is the client's that asks for the reason and takes a
 * `CommentPlace`; without one the comment is written without a reason, and a finding of its own asks for it.
 */
export function getSuppressionActions(
  findings: readonly Finding[],
  analyzed: AnalyzedDocument,
  command: string | undefined,
  context: FixContext,
): CodeAction[] {
  if (findings.length === 0) return [];
  const suppressions = findSuppressions(analyzed.document);
  return findings.flatMap((finding) => {
    if (finding.code.startsWith('internal/')) return [];
    return finding.code.startsWith('suppression/')
      ? removeComment(finding, suppressions, analyzed, context)
      : ignoreHere(finding, suppressions, analyzed, command, context);
  });
}

function removeComment(
  finding: Finding,
  suppressions: readonly Suppression[],
  analyzed: AnalyzedDocument,
  { t }: FixContext,
): CodeAction[] {
  const suppression = suppressions.find(({ range }) => contains(range, finding.range.start));
  if (suppression === undefined || suppression.isOdd) return [];
  const name = suppression.names.find(({ range }) => range.start === finding.range.start);
  const isOne = name === undefined || suppression.names.length === 1;
  const range = isOne ? wholeLine(suppression.range, analyzed) : withSeparator(name, suppression);
  const title = isOne ? t('Remove this comment') : t('Remove {0} from this comment', name.name);
  return [quickFix(title, finding, [{ range: toRange(analyzed.source, range), newText: '' }], analyzed)];
}

/** The name with the comma before it, or after it where it is the first. */
function withSeparator({ range }: SuppressedName, { names }: Suppression): TextRange {
  const index = names.findIndex((one) => one.range === range);
  const before = names[index - 1];
  if (before !== undefined) return { start: before.range.end, end: range.end };
  return { start: range.start, end: names[index + 1]?.range.start ?? range.end };
}

function wholeLine({ start, end }: TextRange, { source }: AnalyzedDocument): TextRange {
  const first = source.positionAt(start).line;
  const last = source.positionAt(end).line;
  return {
    start: source.offsetAt({ line: first, character: 0 }),
    end: source.offsetAt({ line: last + 1, character: 0 }),
  };
}

function ignoreHere(
  finding: Finding,
  suppressions: readonly Suppression[],
  analyzed: AnalyzedDocument,
  command: string | undefined,
  { t }: FixContext,
): CodeAction[] {
  const { source } = analyzed;
  const line = lineToCommentOn(finding.range, analyzed);
  if (line === undefined) return [];
  const above = suppressions.find(
    ({ range, names }) => names.length > 0 && source.positionAt(range.start).line === line - 1,
  );
  const last = above?.names.at(-1);
  if (last !== undefined) {
    const at = source.positionAt(last.range.end);
    const edit = { range: { start: at, end: at }, newText: `, ${finding.code}` };
    return [quickFix(t('Ignore {0} here too, as the comment above says', finding.code), finding, [edit], analyzed)];
  }
  const position = { line, character: 0 };
  const comment = `${indentationOf(line, analyzed)}# certscope-ignore ${finding.code}: `;
  const title = t('Ignore {0} here…', finding.code);
  if (command === undefined) {
    const newText = `${comment.trimEnd()}${lineBreakOf(line, analyzed)}`;
    return [quickFix(title, finding, [{ range: { start: position, end: position }, newText }], analyzed)];
  }
  const place: CommentPlace = { uri: source.uri, version: source.version, position, comment };
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding, source)],
      command: { title, command, arguments: [place] },
    },
  ];
}

/** The line that a comment about a finding goes above; undefined where the document has no comments, or the line is not the entry's own. */
function lineToCommentOn(range: TextRange, analyzed: AnalyzedDocument): number | undefined {
  const { document, source } = analyzed;
  if (document.languageId === 'json') return undefined;
  const start = startToCommentOn(range, analyzed);
  const line = source.positionAt(start).line;
  const before = document.slice(source.offsetAt({ line, character: 0 }), start);
  // Inside of a flow collection, a line above would mean another entry.
  return /^[\s-]*["']?$/.test(before) ? line : undefined;
}

function startToCommentOn(range: TextRange, { document }: AnalyzedDocument): number {
  const unit = document.units.find((one) => contains(one.range, range.start));
  const holder = unit?.holders.find(({ keyRange, valueRange }) =>
    contains({ start: (keyRange ?? valueRange).start, end: valueRange.end + 1 }, range.start),
  );
  if (holder?.keyRange !== undefined) return holder.keyRange.start;
  const artifact = holder === undefined ? undefined : artifactOfRange(range, holder);
  if (artifact !== undefined) return artifact.start + artifact.content.range.start;
  return unit?.kind === 'kubernetes' ? unit.range.start : range.start;
}

function indentationOf(line: number, { source }: AnalyzedDocument): string {
  const start = source.offsetAt({ line, character: 0 });
  const end = source.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  return /^[ \t]*/.exec(source.slice(start, end))?.[0] ?? '';
}

function lineBreakOf(line: number, { source }: AnalyzedDocument): string {
  const next = source.offsetAt({ line: line + 1, character: 0 });
  return source.slice(Math.max(0, next - 2), next) === '\r\n' ? '\r\n' : '\n';
}

function quickFix(title: string, finding: Finding, edits: TextEdit[], { source }: AnalyzedDocument): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding, source)],
    edit: { changes: { [source.uri]: edits } },
  };
}

function contains({ start, end }: TextRange, offset: number): boolean {
  return offset >= start && offset < end;
}
