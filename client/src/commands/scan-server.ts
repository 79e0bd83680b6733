import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';
import { ask } from '../connecting/ask.ts';
import { beginConnecting } from '../connecting/connecting-session.ts';
import { askTarget, type TargetDraft, targetOf } from '../connecting/questions/target.ts';
import { rememberConnection } from '../connecting/remembered.ts';
import type { ConnectionReports } from '../connecting/reports.ts';
import { runSteps } from '../pickers/steps.ts';

interface Draft {
  readonly target: TargetDraft;
  readonly typed: string;
}

/** `certscope.scanServer`: the versions, cipher suites and groups that a server accepts, graded. */
export function registerScanServer(reports: ConnectionReports, context: ClientContext): void {
  const scanServer = async (): Promise<void> => {
    const session = await beginConnecting(context);
    if (session === undefined) return;
    const start: Draft = { target: { text: '', isTyped: false }, typed: '' };
    const draft = await runSteps(vscode.l10n.t('Scan Server'), askTarget<Draft>(session), start);
    if (draft === undefined) return;
    const target = targetOf(draft);
    await rememberConnection(context.memory, target);
    await ask({ kind: 'scan', params: { target } }, reports, context);
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.scanServer', scanServer));
}
