import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';
import { ask } from '../connecting/ask.ts';
import { type ChosenOptions, usualOptions } from '../connecting/chosen-options.ts';
import { beginConnecting } from '../connecting/connecting-session.ts';
import { paramsOf } from '../connecting/preview.ts';
import { askOptions, type OptionsPurpose } from '../connecting/questions/options.ts';
import { askTarget, type TargetDraft, targetOf } from '../connecting/questions/target.ts';
import { rememberConnection } from '../connecting/remembered.ts';
import type { ConnectionReports } from '../connecting/reports.ts';
import { runSteps } from '../pickers/steps.ts';

interface Draft {
  readonly target: TargetDraft;
  readonly typed: string;
  readonly options: ChosenOptions | undefined;
}

/** `certscope.scanServer`: the versions, cipher suites and groups that a server accepts, graded. */
export function registerScanServer(reports: ConnectionReports, context: ClientContext): void {
  const scanServer = async (): Promise<void> => {
    const session = await beginConnecting(context);
    if (session === undefined) return;
    const start: Draft = { target: { text: '', isTyped: false }, typed: '', options: undefined };
    const steps = [...askTarget<Draft>(session), askOptions<Draft>(scanning(), session)];
    const draft = await runSteps(vscode.l10n.t('Scan Server'), steps, start);
    if (draft === undefined) return;
    const target = targetOf(draft);
    const options = draft.options ?? usualOptions;
    await rememberConnection(context.memory, target, { options });
    await ask({ kind: 'scan', params: await paramsOf(target, options, context) }, reports, context);
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.scanServer', scanServer));
}

/** Versions and cipher suites are what a scan finds out by itself. */
function scanning(): OptionsPurpose<Draft> {
  return { go: vscode.l10n.t('Scan now'), options: ['serverName', 'alpn', 'starttls', 'proxy'], targetOf };
}
