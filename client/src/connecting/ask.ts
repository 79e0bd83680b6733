import * as vscode from 'vscode';
import { connectRequest, scanRequest } from '../../../server/src/lsp/protocol.ts';
import type { ClientContext } from '../client-context.ts';
import { whyRefused } from './permission.ts';
import type { ConnectionReports, Question } from './reports.ts';

/** Has the server connect, and shows what came of it; says so where it was refused, and nothing where the user gave up. */
export async function ask(question: Question, reports: ConnectionReports, context: ClientContext): Promise<void> {
  const refused = whyRefused();
  const answer =
    refused === undefined ? await request(question, context) : { kind: 'refused' as const, message: refused };
  if (answer === undefined) return;
  if (answer.kind === 'refused') void vscode.window.showErrorMessage(answer.message);
  else await reports.show({ question, answer });
}

function request(question: Question, { client }: ClientContext) {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: titleOf(question), cancellable: true },
    async (_progress, token) => {
      try {
        return question.kind === 'connect'
          ? await client.sendRequest(connectRequest, question.params, token)
          : await client.sendRequest(scanRequest, question.params, token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
}

function titleOf({ kind, params: { target } }: Question): string {
  return kind === 'connect'
    ? vscode.l10n.t('Testing the connection to {0}…', target)
    : vscode.l10n.t('Scanning {0}…', target);
}
