import * as vscode from 'vscode';
import type { ConnectionTrust, ConnectParams } from '../../../server/src/lsp/protocol/connecting.ts';
import type { ClientContext } from '../client-context.ts';
import { ask } from '../connecting/ask.ts';
import { type ChosenOptions, optionsOf, usualOptions } from '../connecting/chosen-options.ts';
import { beginConnecting, type ConnectingSession } from '../connecting/connecting-session.ts';
import { paramsOf } from '../connecting/preview.ts';
import {
  askCredentials,
  askPassword,
  type CredentialsChoice,
  credentialsOf,
} from '../connecting/questions/credentials.ts';
import { askOptions, type OptionsPurpose } from '../connecting/questions/options.ts';
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
  readonly options: ChosenOptions | undefined;
}

/** `certscope.testConnection`: what a TLS connection comes to, and why, in a document beside the editor. What the argument says is not asked. */
export function registerTestConnection(reports: ConnectionReports, context: ClientContext): void {
  const testConnection = async (argument: unknown): Promise<void> => {
    const session = await beginConnecting(context);
    if (session === undefined) return;
    const given = isConnectParams(argument) ? argument : undefined;
    const draft = await runSteps(vscode.l10n.t('Test Connection'), stepsOf(given, session), startOf(given, session));
    if (draft === undefined) return;
    const target = targetOf(draft);
    const options = draft.options ?? usualOptions;
    const answers = { credentials: credentialsOf(draft), trust: draft.trust };
    const params = { ...(await paramsOf(target, options, context)), ...answers };
    // Who said whom to trust said all of it, for this once.
    await rememberConnection(context.memory, target, given?.trust === undefined ? { ...answers, options } : {});
    await ask({ kind: 'connect', params }, reports, context);
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.testConnection', testConnection));
}

/** Menus and keybindings hand over other things. The server looks at the rest. */
function isConnectParams(argument: unknown): argument is ConnectParams {
  return (
    typeof argument === 'object' && argument !== null && 'target' in argument && typeof argument.target === 'string'
  );
}

function startOf(given: ConnectParams | undefined, { answers, options }: ConnectingSession): Draft {
  const usual: ConnectionTrust = { kind: options.authorities.length > 0 ? 'workspace' : 'system' };
  return {
    target: { text: given?.target ?? '', isTyped: false },
    typed: '',
    credentials: given === undefined || isAsked(given) ? answers.credentials : given.credentials,
    password: '',
    trust: given?.trust ?? answers.trust ?? usual,
    options: given === undefined || isBare(given) ? undefined : optionsOf(given),
  };
}

function stepsOf(given: ConnectParams | undefined, session: ConnectingSession): readonly Step<Draft>[] {
  return [
    ...(given === undefined ? askTarget<Draft>(session) : []),
    ...(given === undefined || isAsked(given) ? askCredentials<Draft>(session) : [askPassword<Draft>()]),
    step<Draft, 'trust'>(
      'trust',
      ({ trust }, frame) => askTrust(frame, trust, session),
      () => given?.trust === undefined,
    ),
    ...(given?.trust === undefined ? [askOptions<Draft>(connecting(), session)] : []),
  ];
}

function connecting(): OptionsPurpose<Draft> {
  const options = ['serverName', 'versions', 'alpn', 'starttls', 'http', 'timeout', 'repeat', 'proxy'] as const;
  return { go: vscode.l10n.t('Connect now'), options, targetOf };
}

/** A target, and nothing of how to ask it. */
function isBare({ target: _target, ...rest }: ConnectParams): boolean {
  return Object.values(rest).every((each) => each === undefined);
}

/** Whether the certificate is still to be chosen: who says what to trust has said with whom, too. */
function isAsked({ credentials, trust }: ConnectParams): boolean {
  return credentials === undefined && trust === undefined;
}
