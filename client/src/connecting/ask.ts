import * as vscode from 'vscode';
import {
  connectRequest,
  type PasswordsNeeded,
  scanRequest,
  testTargetsRequest,
} from '../../../server/src/lsp/protocol/connecting.ts';
import type { ClientContext } from '../client-context.ts';
import { plainMessage } from '../views/plain-message.ts';
import { whyRefused } from './permission.ts';
import { editorProxy } from './preview.ts';
import { askPasswords } from './questions/passwords.ts';
import { keepExpiries, recallExpiries } from './remembered.ts';
import type { ConnectionReports, Question } from './reports.ts';

/** Has the server connect, and shows what came of it; says so where it was refused, and nothing where the user gave up. */
export async function ask(question: Question, reports: ConnectionReports, context: ClientContext): Promise<void> {
  const refused = whyRefused();
  const answer =
    refused === undefined ? await request(question, context) : { kind: 'refused' as const, message: refused };
  if (answer === undefined) return;
  if (answer.kind === 'passwords-needed') await askAgain(question, answer, reports, context);
  else if (answer.kind === 'refused') void vscode.window.showErrorMessage(plainMessage(answer.message));
  else await reports.show({ question, answer });
}

/** With the passwords of keystores, each asked once; nothing where the user gives up. */
async function askAgain(
  question: Question,
  { stores }: PasswordsNeeded,
  reports: ConnectionReports,
  context: ClientContext,
): Promise<void> {
  const typed = await askPasswords(stores);
  if (typed === undefined || question.kind !== 'targets') return;
  const passwords = [...(question.params.passwords ?? []), ...typed];
  await ask({ kind: 'targets', params: { ...question.params, passwords } }, reports, context);
}

function request(question: Question, context: ClientContext) {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: titleOf(question), cancellable: true },
    async (_progress, token) => {
      try {
        return await send(question, token, context);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
}

async function send(question: Question, token: vscode.CancellationToken, context: ClientContext) {
  const { client, memory } = context;
  switch (question.kind) {
    case 'connect':
      return client.sendRequest(connectRequest, question.params, token);
    case 'scan':
      return client.sendRequest(scanRequest, question.params, token);
    case 'targets': {
      const { proxy, noProxy } = editorProxy(context);
      const params = { ...question.params, history: recallExpiries(memory), proxy, noProxy };
      const answer = await client.sendRequest(testTargetsRequest, params, token);
      if (answer.kind === 'report') await keepExpiries(memory, answer.history);
      return answer;
    }
  }
}

function titleOf(question: Question): string {
  switch (question.kind) {
    case 'connect':
      return vscode.l10n.t('Testing the connection to {0}…', question.params.target);
    case 'scan':
      return vscode.l10n.t('Scanning {0}…', question.params.target);
    case 'targets':
      return vscode.l10n.t('Testing all targets…');
  }
}
