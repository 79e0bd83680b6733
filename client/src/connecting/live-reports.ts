import * as vscode from 'vscode';
import type { LiveReport, ReportAction, ReportLink, ReportOutline } from '../../../server/src/lsp/protocol/reports.ts';
import type { ClientContext } from '../client-context.ts';
import { type ConnectionReports, reportScheme, type ShownReport } from './reports.ts';

/** What can be done with a report, at the places that the server names: lenses, folding, outline and links. */
export function registerLiveReports(reports: ConnectionReports, context: ClientContext): void {
  const { languages } = vscode;
  const selector = { scheme: reportScheme };
  const liveOf = ({ uri }: vscode.TextDocument): LiveReport | undefined => toLive(reports.at(uri));
  const changed = new vscode.EventEmitter<void>();
  context.subscriptions.push(
    changed,
    reports.onDidChange(() => changed.fire()),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => lensesOf(reports.at(document.uri), document.uri),
    }),
    languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: (document) => (liveOf(document)?.sections ?? []).map(toFoldingRange),
    }),
    languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: (document) => (liveOf(document)?.sections ?? []).map((each) => toSymbol(each, document)),
    }),
    languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: (document) => (liveOf(document)?.links ?? []).map((link) => toLink(link, context)),
    }),
  );
}

function toLive(report: ShownReport | undefined): LiveReport | undefined {
  return report !== undefined && 'live' in report.answer ? report.answer.live : undefined;
}

/** Scans and tables have no sections: they are made again from their first line. */
function lensesOf(report: ShownReport | undefined, uri: vscode.Uri): vscode.CodeLens[] {
  if (report === undefined) return [];
  const actions = toLive(report)?.actions ?? [{ line: 0, action: { kind: 'test-again' } as const }];
  return actions.map(({ line, action }) => {
    const range = new vscode.Range(line, 0, line, 0);
    return new vscode.CodeLens(range, { ...titleAndCommand(action), arguments: argumentsOf(action, uri) });
  });
}

function titleAndCommand(action: ReportAction): vscode.Command {
  const { t } = vscode.l10n;
  switch (action.kind) {
    case 'test-again':
      return { title: t('Test again'), command: 'certscope.testConnectionAgain' };
    case 'open-chain':
      return { title: t('Open as PEM'), command: 'certscope.openServedChain' };
    case 'add-intermediate':
      return {
        title: t('Add the missing intermediate {0}', action.issuer),
        command: 'certscope.addMissingIntermediate',
      };
    case 'compare':
      return { title: t('Compare with {0}', action.certificate.place), command: 'certscope.compareServedChain' };
    case 'issue-client':
      return { title: t('Issue a fitting certificate'), command: 'certscope.issueClientCertificate' };
    case 'test-with':
      return { title: t('Test with {0}', action.label), command: 'certscope.testConnectionWith' };
    case 'copy-command':
      return { title: t('Copy for {0}', action.tool), command: 'certscope.copyText' };
  }
}

function argumentsOf(action: ReportAction, uri: vscode.Uri): unknown[] {
  return action.kind === 'copy-command' ? [{ text: action.text }] : [uri.toString(), action];
}

function toFoldingRange({ titleLine, lastLine }: ReportOutline): vscode.FoldingRange {
  return new vscode.FoldingRange(titleLine, lastLine, vscode.FoldingRangeKind.Region);
}

function toSymbol({ title, titleLine, lastLine }: ReportOutline, document: vscode.TextDocument): vscode.DocumentSymbol {
  const end = document.validatePosition(new vscode.Position(lastLine, Number.MAX_SAFE_INTEGER));
  const range = new vscode.Range(new vscode.Position(titleLine, 0), end);
  return new vscode.DocumentSymbol(title, '', vscode.SymbolKind.String, range, document.lineAt(titleLine).range);
}

function toLink({ range, target, line }: ReportLink, { client }: ClientContext): vscode.DocumentLink {
  const { asRange, asUri } = client.protocol2CodeConverter;
  const uri = asUri(target);
  return new vscode.DocumentLink(asRange(range), line === undefined ? uri : uri.with({ fragment: `L${line + 1}` }));
}
