import * as vscode from 'vscode';
import type { ConnectParams } from '../../../server/src/lsp/protocol/connecting.ts';
import type { IncompleteChain } from '../../../server/src/lsp/protocol/documents.ts';
import type { ReportAction } from '../../../server/src/lsp/protocol/reports.ts';
import type { ClientContext } from '../client-context.ts';
import { addMissingIntermediate } from '../connecting/add-intermediate.ts';
import { ask } from '../connecting/ask.ts';
import { ChainComparisons } from '../connecting/compare-chain.ts';
import { issueClient } from '../connecting/issue-client.ts';
import type { ConnectionReports, ShownReport } from '../connecting/reports.ts';
import { showTexts } from '../issuing/show-documents.ts';
import { pickOne } from '../pickers/pick.ts';

/** What is done from a report: by its buttons, its lenses, and the palette. A lens hands over its document and what it offers. */
export function registerReportActions(reports: ConnectionReports, context: ClientContext): void {
  const { registerCommand } = vscode.commands;
  const comparisons = new ChainComparisons();
  const of = (run: (report: ShownReport, offered: unknown) => unknown) => (uri: unknown, offered: unknown) => {
    const report = reportOf(uri, reports);
    return report === undefined ? sayNothingThere() : run(report, offered);
  };
  const offering = <Kind extends ReportAction['kind']>(
    kind: Kind,
    run: (action: ActionOf<Kind>, connection: Connection) => unknown,
  ) => of((report, offered) => withAction(kind, report, offered, run));
  context.subscriptions.push(
    comparisons,
    registerCommand('certscope.testConnectionAgain', (uri: unknown) => testAgain(uri, reports, context)),
    registerCommand('certscope.openServedChain', of(openServedChain)),
    registerCommand('certscope.copyConnectionCommand', of(copyCommand)),
    registerCommand(
      'certscope.addMissingIntermediate',
      offering('add-intermediate', (_action, { servedPem, params: { trust } }) =>
        addMissingIntermediate({ servedPem, trust }, context),
      ),
    ),
    // A quick fix for a file: what a server would send of it.
    registerCommand('certscope.completeChain', (argument: unknown) =>
      isIncompleteChain(argument) ? addMissingIntermediate({ servedPem: argument.pem }, context) : sayNothingThere(),
    ),
    registerCommand(
      'certscope.compareServedChain',
      offering('compare', ({ certificate }, { servedPem, params: { target } }) =>
        comparisons.show(certificate, { servedPem, target }, context),
      ),
    ),
    registerCommand(
      'certscope.issueClientCertificate',
      offering('issue-client', ({ wanted }, { params }) => issueClient(wanted, params, reports, context)),
    ),
    registerCommand(
      'certscope.testConnectionWith',
      offering('test-with', ({ credentials }, { params }) =>
        ask({ kind: 'connect', params: { ...params, credentials } }, reports, context),
      ),
    ),
  );
}

/** Menus hand over a URI, lenses the text of one, and mean that report and no other; the palette, the one in front. */
function reportOf(uri: unknown, reports: ConnectionReports): ShownReport | undefined {
  if (uri instanceof vscode.Uri) return reports.at(uri);
  return typeof uri === 'string' ? reports.at(vscode.Uri.parse(uri)) : reports.current();
}

/** The same once more, in the same document. Without a report in front, from the beginning. */
async function testAgain(uri: unknown, reports: ConnectionReports, context: ClientContext): Promise<void> {
  const report = reportOf(uri, reports);
  if (report === undefined) await vscode.commands.executeCommand('certscope.testConnection');
  else await ask(report.question, reports, context);
}

/** Keybindings hand over anything. */
function isIncompleteChain(argument: unknown): argument is IncompleteChain {
  return typeof argument === 'object' && argument !== null && 'pem' in argument && typeof argument.pem === 'string';
}

type ActionOf<Kind extends ReportAction['kind']> = Extract<ReportAction, { readonly kind: Kind }>;

/** The connection that a report is about. */
interface Connection {
  readonly params: ConnectParams;
  readonly servedPem: string;
}

/** What the lens offers, if the report still does; from elsewhere, the first of its kind that it offers. */
function withAction<Kind extends ReportAction['kind']>(
  kind: Kind,
  { question, answer }: ShownReport,
  offered: unknown,
  run: (action: ActionOf<Kind>, connection: Connection) => unknown,
): unknown {
  if (question.kind !== 'connect' || !('live' in answer)) return sayNothingThere();
  const isOfKind = (action: ReportAction): action is ActionOf<Kind> => action.kind === kind;
  const actions = answer.live.actions.map(({ action }) => action).filter(isOfKind);
  const isOffered = (action: ReportAction) => JSON.stringify(action) === JSON.stringify(offered);
  const action = offered === undefined ? actions[0] : actions.find(isOffered);
  if (action === undefined) return sayNothingThere();
  return run(action, { params: question.params, servedPem: answer.servedPem });
}

/** As a document to look at and to save. */
async function openServedChain({ answer }: ShownReport): Promise<void> {
  const pem = 'servedPem' in answer ? answer.servedPem : '';
  if (pem === '') sayNothingThere();
  else await showTexts([{ text: pem, language: 'pem' }]);
}

async function copyCommand({ answer }: ShownReport): Promise<void> {
  if (!('commands' in answer)) return sayNothingThere();
  const frame = { title: vscode.l10n.t('Copy Command Line'), step: 1, totalSteps: 1 };
  const picked = await pickOne(frame, {
    placeholder: vscode.l10n.t('The same connection with'),
    items: answer.commands.map(({ tool, line }) => ({ label: tool, detail: line, value: line })),
  });
  if (picked.kind === 'next') await vscode.env.clipboard.writeText(picked.value);
}

function sayNothingThere(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Nothing of this is in the active editor. Test a connection first.'),
  );
}
