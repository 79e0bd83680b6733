import * as vscode from 'vscode';
import type { ConnectionTrust } from '../../../server/src/lsp/protocol.ts';
import type { ClientContext } from '../client-context.ts';
import { ask } from '../connecting/ask.ts';
import { beginConnecting, type ConnectingSession } from '../connecting/connecting-session.ts';
import { askCredentials, type CredentialsChoice, credentialsOf, isSame } from '../connecting/questions/credentials.ts';
import { askTarget, type TargetDraft, targetOf } from '../connecting/questions/target.ts';
import { askTrust } from '../connecting/questions/trust.ts';
import { rememberConnection } from '../connecting/remembered.ts';
import type { ConnectionReports } from '../connecting/reports.ts';
import { runSteps, type Step, step } from '../pickers/steps.ts';

interface Draft {
  readonly target: TargetDraft;
  readonly typed: string;
  readonly credentials: CredentialsChoice;
  readonly password: string;
  readonly trust: ConnectionTrust;
}

/** `certscope.testConnection`: what a TLS connection comes to, and why, in a document beside the editor. */
export function registerTestConnection(reports: ConnectionReports, context: ClientContext): void {
  const testConnection = async (argument: unknown): Promise<void> => {
    const session = await beginConnecting(context);
    if (session === undefined) return;
    const given = readTarget(argument);
    const draft = await runSteps(vscode.l10n.t('Test Connection'), stepsOf(given, session), startOf(given, session));
    if (draft === undefined) return;
    const params = { target: targetOf(draft), credentials: credentialsOf(draft), trust: draft.trust };
    await rememberConnection(context.memory, params.target, params);
    await ask({ kind: 'connect', params }, reports, context);
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.testConnection', testConnection));
}

/** Menus and keybindings hand over other things. */
function readTarget(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('target' in argument)) return undefined;
  return typeof argument.target === 'string' ? argument.target : undefined;
}

function startOf(given: string | undefined, { answers, options }: ConnectingSession): Draft {
  const known = options.pairs.find(({ credentials }) => isSame(credentials, answers.credentials));
  const usual: ConnectionTrust = { kind: options.authorities.length > 0 ? 'workspace' : 'system' };
  return {
    target: { text: given ?? '', isTyped: false },
    typed: '',
    credentials: known?.credentials,
    password: '',
    trust: answers.trust ?? usual,
  };
}

function stepsOf(given: string | undefined, session: ConnectingSession): readonly Step<Draft>[] {
  return [
    ...(given === undefined ? askTarget<Draft>(session) : []),
    ...askCredentials<Draft>(session),
    step<Draft, 'trust'>('trust', ({ trust }, frame) => askTrust(frame, trust, session)),
  ];
}
