import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { type ChangedParams, changedNotification } from '../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from './client-context.ts';
import { createClientOptions } from './client-options.ts';
import { registerCopyAs } from './commands/copy-as.ts';
import { registerCopyFingerprint } from './commands/copy-fingerprint.ts';
import { registerCopyText } from './commands/copy-text.ts';
import { registerCreateAuthority } from './commands/create-authority.ts';
import { registerCreateRequest } from './commands/create-request.ts';
import { registerExplainPath } from './commands/explain-path.ts';
import { registerGoToSoonestExpiry } from './commands/go-to-soonest-expiry.ts';
import { registerIgnoreRule } from './commands/ignore-rule.ts';
import { registerInsertSnippet } from './commands/insert-snippet.ts';
import { registerIssueCertificate } from './commands/issue-certificate.ts';
import { registerIssueFromRequest } from './commands/issue-from-request.ts';
import { registerMakeNegativeTests } from './commands/make-negative-tests.ts';
import { registerMakePair } from './commands/make-pair.ts';
import { registerRenew } from './commands/renew.ts';
import { registerReportActions } from './commands/report-actions.ts';
import { registerRestartServer } from './commands/restart-server.ts';
import { registerRevoke } from './commands/revoke.ts';
import { registerScanServer } from './commands/scan-server.ts';
import { registerShowDecoded } from './commands/show-decoded.ts';
import { registerShowLog } from './commands/show-log.ts';
import { registerShowProblems } from './commands/show-problems.ts';
import { registerTestConnection } from './commands/test-connection.ts';
import { registerTestServer } from './commands/test-server.ts';
import { registerTestTargets } from './commands/test-targets.ts';
import type { Environment } from './connecting/editor-proxy.ts';
import { registerLiveReports } from './connecting/live-reports.ts';
import { ConnectionReports } from './connecting/reports.ts';
import { registerStorage } from './issuing/storage.ts';
import { registerStatusItem } from './views/status-item.ts';
import { registerWorkspaceFiles } from './workspace-files.ts';

/** Identifies the client in settings (`certscope.trace.server`) and logs. */
export const clientId = 'certscope';
export const clientName = 'CertScope';

/** What every host shares: starts the server in the host's way and registers commands and views. */
export async function startExtension(
  { subscriptions, workspaceState, secrets, globalStorageUri }: vscode.ExtensionContext,
  createClient: (options: LanguageClientOptions) => BaseLanguageClient,
  environment: Environment,
): Promise<void> {
  const log = vscode.window.createOutputChannel(clientName, { log: true });
  const client = createClient(createClientOptions(log));
  const changes = new vscode.EventEmitter<ChangedParams>();
  const context: ClientContext = {
    client,
    log,
    onDidChange: changes.event,
    memory: workspaceState,
    secrets,
    storage: globalStorageUri,
    environment,
    subscriptions,
  };
  subscriptions.push(
    log,
    changes,
    client.onNotification(changedNotification, (params) => changes.fire(params)),
    { dispose: () => stop(client) },
  );
  registerWorkspaceFiles(context);
  registerCommands(context);
  registerStatusItem(context);
  await client.start();
}

/** A client that is still starting, or never did, refuses to stop. */
async function stop(client: BaseLanguageClient): Promise<void> {
  if (client.state === State.Running) await client.dispose();
}

function registerCommands(context: ClientContext): void {
  registerReading(context);
  registerIssuing(context);
  registerConnecting(context);
}

function registerReading(context: ClientContext): void {
  registerCopyAs(context);
  registerCopyFingerprint(context);
  registerCopyText(context);
  registerExplainPath(context);
  registerGoToSoonestExpiry(context);
  registerIgnoreRule(context);
  registerRestartServer(context);
  registerShowDecoded(context);
  registerShowLog(context);
  registerShowProblems(context);
}

function registerIssuing(context: ClientContext): void {
  registerStorage(context);
  registerIssueCertificate(context);
  registerCreateAuthority(context);
  registerRenew(context);
  registerIssueFromRequest(context);
  registerCreateRequest(context);
  registerMakePair(context);
  registerMakeNegativeTests(context);
  registerRevoke(context);
  registerInsertSnippet(context);
}

function registerConnecting(context: ClientContext): void {
  const reports = new ConnectionReports();
  context.subscriptions.push(reports);
  registerTestConnection(reports, context);
  registerTestTargets(reports, context);
  registerScanServer(reports, context);
  registerReportActions(reports, context);
  registerLiveReports(reports, context);
  registerTestServer(context);
}
