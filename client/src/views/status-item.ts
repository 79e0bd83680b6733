import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { Expiry, Status } from '../../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from '../client-context.ts';
import { getStatus } from './status.ts';

/** Context key: the active document holds something of ours. */
const relevantKey = 'certscope.relevant';

/** Shows which certificate of the active document expires first, and tells menus whether the document concerns us. */
export function registerStatusItem({ client, log, onDidChange, subscriptions }: ClientContext): void {
  const item = vscode.window.createStatusBarItem('certscope.status', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Certificate Expiry');
  item.command = 'certscope.goToSoonestExpiry';
  const refresh = oneAtATime(async () => {
    const status = client.state === State.Running ? await getStatus(client) : undefined;
    await vscode.commands.executeCommand('setContext', relevantKey, status?.relevant === true);
    showStatus(item, status);
  }, log);
  subscriptions.push(
    item,
    client.onDidChangeState(refresh),
    onDidChange(({ uri }) => (isActive(uri) ? refresh() : undefined)),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.workspace.onDidChangeConfiguration((event) =>
      event.affectsConfiguration('certscope.statusBar') ? refresh() : undefined,
    ),
  );
}

/** Runs `task` now, or once more after the run under way: however often something changes, the server is asked one thing at a time. */
function oneAtATime(task: () => Promise<void>, log: vscode.LogOutputChannel): () => void {
  let wanted = 0;
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    for (let done = 0; done !== wanted; ) {
      done = wanted;
      await task().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
    }
    running = false;
  };
  return () => {
    wanted++;
    if (!running) void run();
  };
}

/** A change elsewhere may still change what the workspace says, but that can wait for the next look. */
function isActive(uri: string | undefined): boolean {
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  return uri === undefined || (active !== undefined && vscode.Uri.parse(uri).toString() === active);
}

/** Only for documents of ours: nobody else's status bar is touched. */
function showStatus(item: vscode.StatusBarItem, status: Status | undefined): void {
  const expiry = status?.document ?? status?.workspace;
  if (status?.relevant !== true || expiry === undefined || !isEnabled()) {
    item.hide();
    return;
  }
  item.text = `$(${icons[expiry.severity]}) ${escapeIcons(expiry.name)}: ${expiry.text}`;
  item.backgroundColor = backgrounds[expiry.severity];
  item.tooltip = describe(status);
  item.show();
}

const icons = { ok: 'verified', warning: 'watch', error: 'error' } as const satisfies Record<
  Expiry['severity'],
  string
>;

const backgrounds: Readonly<Record<Expiry['severity'], vscode.ThemeColor | undefined>> = {
  ok: undefined,
  warning: new vscode.ThemeColor('statusBarItem.warningBackground'),
  error: new vscode.ThemeColor('statusBarItem.errorBackground'),
};

function isEnabled(): boolean {
  return vscode.workspace.getConfiguration('certscope').get('statusBar.enabled', true);
}

/** Plain text, so nothing in a certificate can become a link. */
function describe({ document, workspace, indexing }: Status): string {
  return [
    document && vscode.l10n.t('First to expire in this file: {0}, {1}', document.name, document.text),
    workspace &&
      vscode.l10n.t(
        'First to expire in the workspace: {0}, {1} ({2})',
        workspace.name,
        workspace.text,
        workspace.location,
      ),
    indexing ? vscode.l10n.t('The workspace is still being read.') : undefined,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** A name such as `$(flame)` stays text. */
function escapeIcons(text: string): string {
  return text.replaceAll('$(', '$\u200B(');
}
