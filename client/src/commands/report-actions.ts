import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';
import { ask } from '../connecting/ask.ts';
import type { ConnectionReports } from '../connecting/reports.ts';
import { showTexts } from '../issuing/show-documents.ts';
import { pickOne } from '../pickers/pick.ts';

/** What is done from a report: `certscope.testConnectionAgain`, `certscope.openServedChain`, `certscope.copyConnectionCommand`. */
export function registerReportActions(reports: ConnectionReports, context: ClientContext): void {
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    registerCommand('certscope.testConnectionAgain', () => testAgain(reports, context)),
    registerCommand('certscope.openServedChain', () => openServedChain(reports)),
    registerCommand('certscope.copyConnectionCommand', () => copyCommand(reports)),
  );
}

/** The same once more, in the same document. Without a report in front, from the beginning. */
async function testAgain(reports: ConnectionReports, context: ClientContext): Promise<void> {
  const report = reports.current();
  if (report === undefined) await vscode.commands.executeCommand('certscope.testConnection');
  else await ask(report.question, reports, context);
}

/** As a document to look at and to save. */
async function openServedChain(reports: ConnectionReports): Promise<void> {
  const answer = reports.current()?.answer;
  const pem = answer !== undefined && 'servedPem' in answer ? answer.servedPem : '';
  if (pem === '') sayNothingThere();
  else await showTexts([{ text: pem, language: 'pem' }]);
}

async function copyCommand(reports: ConnectionReports): Promise<void> {
  const answer = reports.current()?.answer;
  if (answer === undefined || !('commands' in answer)) return sayNothingThere();
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
