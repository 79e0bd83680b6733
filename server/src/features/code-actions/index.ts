import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver-types';
import type { Holder } from '../../documents/types.ts';
import { scanPem } from '../../pem/scan.ts';
import type { Finding } from '../../rules/types.ts';
import type { TextRange } from '../../text/range.ts';
import { artifactOfRange } from '../artifact-of-range.ts';
import { toDiagnostic } from '../diagnostics.ts';
import { toRange, toTextRange } from '../places.ts';
import type { AnalyzedDocument } from '../types.ts';
import { proposeIssuer } from './append-issuer.ts';
import { commandAnswers } from './commands/registry.ts';
import { holderEdit } from './holder-edit.ts';
import { fixes } from './registry.ts';
import { getSuppressionActions } from './suppressions.ts';
import type { Fix, FixContext, FixPlace, FixProposal, FixText } from './types.ts';

/**
 * Quick fixes for the findings that `range` touches, and what else can be done to the blocks there. `askReason` is the client's command that writes
 * a comment which silences a rule (`getSuppressionActions`).
 */
export function getCodeActions(
  analyzed: AnalyzedDocument,
  range: Range,
  context: FixContext,
  askReason?: string,
): CodeAction[] {
  const selection = toTextRange(analyzed.source, range);
  const touched = analyzed.findings.filter((finding) => meets(finding.range, selection));
  const answers = touched.flatMap((finding) => [
    ...answersTo(finding, analyzed, context),
    ...commandsFor(finding, analyzed, context),
  ]);
  const silencing = getSuppressionActions(touched, analyzed, askReason, context);
  return [...answers, ...silencing, ...offers(selection, analyzed, context)];
}

/** The edit of the first preferred fix that changes anything; undefined when the document needs none. */
export function firstPreferredEdit(
  analyzed: AnalyzedDocument,
  context: FixContext,
): { readonly range: TextRange; readonly newText: string } | undefined {
  for (const finding of analyzed.findings) {
    for (const { fix, proposal, place } of proposalsFor(finding, analyzed, context)) {
      if (!fix.preferred) continue;
      const edit = holderEdit(place.holder, proposal.text, analyzed.document);
      if (edit !== undefined) return edit;
    }
  }
  return undefined;
}

function answersTo(finding: Finding, analyzed: AnalyzedDocument, context: FixContext): CodeAction[] {
  return proposalsFor(finding, analyzed, context).flatMap(({ fix, proposal, place }): CodeAction[] => {
    const edit = holderEdit(place.holder, proposal.text, analyzed.document);
    if (edit === undefined) return [];
    return [
      {
        title: proposal.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(finding, analyzed.source)],
        isPreferred: fix.preferred,
        edit: { changes: { [analyzed.source.uri]: [toTextEdit(edit, analyzed)] } },
      },
    ];
  });
}

/** Commands that do, or let one copy, what mends the finding elsewhere than in the document. */
function commandsFor(finding: Finding, analyzed: AnalyzedDocument, { commands, t }: FixContext): CodeAction[] {
  const fitting = commandAnswers.filter(({ codes }) => codes.includes(finding.code));
  const place = fitting.length === 0 ? undefined : placeOf(finding.range, analyzed);
  if (commands === undefined || place === undefined) return [];
  const given = { uri: analyzed.source.uri, commands, t };
  return fitting
    .flatMap((answer) => answer.propose(finding, place, given))
    .map(({ title, command, argument }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(finding, analyzed.source)],
      command: { title, command, arguments: [argument] },
    }));
}

interface Answer {
  readonly fix: Fix;
  readonly place: FixPlace;
  readonly proposal: FixProposal;
}

function proposalsFor(finding: Finding, analyzed: AnalyzedDocument, context: FixContext): Answer[] {
  const place = placeOf(finding.range, analyzed);
  const fitting = fixes.filter((fix) => fix.codes.includes(finding.code));
  if (place === undefined || fitting.length === 0) return [];
  const holderText = textOf(place.holder);
  return fitting.flatMap((fix): Answer[] => {
    const proposal = fix.propose(finding, place, holderText, context);
    return proposal === undefined ? [] : [{ fix, place, proposal }];
  });
}

/** Actions that answer no finding: appending an issuer that the workspace holds. */
function offers(selection: TextRange, analyzed: AnalyzedDocument, context: FixContext): CodeAction[] {
  const place = placeOf(selection, analyzed);
  if (place === undefined) return [];
  const proposal = proposeIssuer(place, textOf(place.holder), context);
  const edit = proposal === undefined ? undefined : holderEdit(place.holder, proposal.text, analyzed.document);
  if (proposal === undefined || edit === undefined) return [];
  return [
    {
      title: proposal.title,
      kind: CodeActionKind.RefactorRewrite,
      edit: { changes: { [analyzed.source.uri]: [toTextEdit(edit, analyzed)] } },
    },
  ];
}

/** The holder, and the block in it, that a range is about. */
function placeOf(range: TextRange, { document, analyses }: AnalyzedDocument): FixPlace | undefined {
  for (const unit of document.units) {
    const analysis = analyses.get(unit);
    const holder = unit.holders.find(
      (one) => meets(range, one.valueRange) || (one.keyRange !== undefined && meets(range, one.keyRange)),
    );
    if (holder !== undefined && analysis !== undefined)
      return { unit, analysis, holder, artifact: artifactOfRange(range, holder) };
  }
  return undefined;
}

function textOf(holder: Holder): FixText {
  const text = holder.source.text();
  return { text, blocks: scanPem(text).blocks };
}

function toTextEdit(
  edit: { readonly range: TextRange; readonly newText: string },
  { source }: AnalyzedDocument,
): TextEdit {
  return { range: toRange(source, edit.range), newText: edit.newText };
}

function meets(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
