import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';
import { ask } from '../connecting/ask.ts';
import { whyRefused } from '../connecting/permission.ts';
import type { ConnectionReports } from '../connecting/reports.ts';
import { currentFolder } from '../issuing/issuing-session.ts';
import { plainMessage } from '../views/plain-message.ts';

/** Its place in a folder; the server and the schema know it. */
const TARGETS_PATH = ['.certscope', 'targets.yaml'] as const;

/** `certscope.testTargets`: all targets of `.certscope/targets.yaml`, as a table in a document beside the editor. */
export function registerTestTargets(reports: ConnectionReports, context: ClientContext): void {
  const testTargets = async (argument: unknown): Promise<void> => {
    const refused = whyRefused();
    const uri = uriOf(argument) ?? (await findFile());
    if (refused !== undefined) void vscode.window.showErrorMessage(plainMessage(refused));
    else if (uri === undefined) void offerFile();
    else await ask({ kind: 'targets', params: { uri } }, reports, context);
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.testTargets', testTargets));
}

/** Of a `TestTargetsParams`; menus and keybindings hand over other things. */
function uriOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return undefined;
  return typeof argument.uri === 'string' ? argument.uri : undefined;
}

/** The file in the active editor; else that of the folder. */
async function findFile(): Promise<string | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active?.path.match(/\/\.certscope\/targets\.ya?ml$/)) return active.toString();
  const [found] = await vscode.workspace.findFiles('.certscope/targets.{yaml,yml}', null, 1);
  return found?.toString();
}

/** Opens a new one to fill in, which nothing is saved of before the user does. */
async function offerFile(): Promise<void> {
  const folder = currentFolder();
  const create = vscode.l10n.t('Create File');
  const choice = await vscode.window.showInformationMessage(
    plainMessage(vscode.l10n.t('This workspace has no {0} with targets to test.', TARGETS_PATH.join('/'))),
    ...(folder === undefined ? [] : [create]),
  );
  if (choice !== create || folder === undefined) return;
  const uri = vscode.Uri.joinPath(folder.uri, ...TARGETS_PATH).with({ scheme: 'untitled' });
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  const example = new vscode.SnippetString('targets:\n  - ').appendPlaceholder('api.example:443').appendText('\n');
  await editor.insertSnippet(example);
}
