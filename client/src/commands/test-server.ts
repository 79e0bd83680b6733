import * as vscode from 'vscode';
import {
  type PairOption,
  type PemCredentials,
  startTestServerRequest,
  stopTestServerRequest,
  type TestServerParams,
  testServerVisitNotification,
} from '../../../server/src/lsp/protocol/connecting.ts';
import type { ClientContext } from '../client-context.ts';
import { beginConnecting, type ConnectingSession } from '../connecting/connecting-session.ts';
import { whyRefused } from '../connecting/permission.ts';
import { describeRole, isSame } from '../connecting/questions/credentials.ts';
import { rememberServer } from '../connecting/remembered.ts';
import { pickOne } from '../pickers/pick.ts';
import { plainMessage } from '../views/plain-message.ts';

/**
 * `certscope.startTestServer`, `certscope.stopTestServer`: a server on this machine that says of each client why it is let in or not. What the
 * argument says is not asked; the port is what the first of them gives back.
 */
export function registerTestServer(context: ClientContext): void {
  const { client, subscriptions } = context;
  const reports = vscode.window.createOutputChannel(vscode.l10n.t('CertScope Test Server'));
  subscriptions.push(
    reports,
    client.onNotification(testServerVisitNotification, ({ lines: [headline = '', ...lines] }) => {
      reports.appendLine(headline);
      for (const line of lines) reports.appendLine(`  ${line}`);
    }),
    vscode.commands.registerCommand('certscope.startTestServer', (argument: unknown) =>
      start(isTestServerParams(argument) ? argument : undefined, reports, context),
    ),
    vscode.commands.registerCommand('certscope.stopTestServer', () => stop(reports, context)),
  );
}

/** Menus and keybindings hand over other things. The server looks at the rest. */
function isTestServerParams(argument: unknown): argument is TestServerParams {
  return typeof argument === 'object' && argument !== null && 'credentials' in argument;
}

async function start(
  given: TestServerParams | undefined,
  reports: vscode.OutputChannel,
  context: ClientContext,
): Promise<number | undefined> {
  const session = await beginConnecting(context);
  const credentials = session && (given?.credentials ?? (await chooseServer(session)));
  if (credentials === undefined) return undefined;
  const answer = await context.client.sendRequest(startTestServerRequest, { ...given, credentials });
  if (answer.kind === 'refused') {
    void vscode.window.showErrorMessage(plainMessage(answer.message));
    return undefined;
  }
  await rememberServer(context.memory, credentials);
  reports.appendLine(answer.summary);
  reports.show(true);
  const { t } = vscode.l10n;
  const target = `localhost:${answer.port}`;
  const offers = [
    { title: t('Test Connection'), run: () => vscode.commands.executeCommand('certscope.testConnection', { target }) },
    { title: t('Stop'), run: () => stop(reports, context) },
  ];
  // The command is done; whether somebody presses a button is another matter.
  void vscode.window.showInformationMessage(plainMessage(answer.summary), ...offers).then((offer) => offer?.run());
  return answer.port;
}

async function stop(reports: vscode.OutputChannel, { client }: ClientContext): Promise<void> {
  const wasRunning = whyRefused() === undefined && (await client.sendRequest(stopTestServerRequest));
  if (wasRunning) reports.appendLine(vscode.l10n.t('The test server was stopped.'));
  else void vscode.window.showInformationMessage(vscode.l10n.t('No test server is running.'));
}

/** The only server's certificate of the workspace, or the one that is picked; undefined where there is none, after saying what to do. */
async function chooseServer({ options, answers }: ConnectingSession): Promise<PemCredentials | undefined> {
  const { t } = vscode.l10n;
  const pairs = options.pairs.filter(({ role }) => role === 'server' || role === 'server+client');
  const [first, ...others] = pairs;
  if (first === undefined) {
    void offerPair();
    return undefined;
  }
  if (others.length === 0) return first.credentials;
  const frame = { title: t('Start mTLS Test Server'), step: 1, totalSteps: 1 };
  const answer = await pickOne<PemCredentials>(frame, {
    placeholder: t('Certificate of the server'),
    items: pairs.map(toItem),
    isChosen: (value) => isSame(value, answers.serverCredentials),
  });
  return answer.kind === 'next' ? answer.value : undefined;
}

function toItem({ credentials, label, description, role }: PairOption) {
  return { value: credentials, label: `$(server) ${label}`, description: `${describeRole(role)} · ${description}` };
}

async function offerPair(): Promise<void> {
  const { t } = vscode.l10n;
  const make = t('Make an mTLS Pair…');
  const message = t('The workspace holds no certificate of a server with its private key. Make a pair first.');
  const answer = await vscode.window.showInformationMessage(plainMessage(message), make);
  if (answer === make) await vscode.commands.executeCommand('certscope.makePair');
}
