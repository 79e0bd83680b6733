import * as vscode from 'vscode';
import { type IssuingOptions, issuingOptionsRequest } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { plainMessage } from '../views/plain-message.ts';
import { whyRefused } from './permission.ts';
import { type RememberedAnswers, recall } from './remembered.ts';

/** One command of issuing under way. */
export interface IssuingSession {
  readonly context: ClientContext;
  /** Whose development CA signs, and where files go; undefined where no folder is open. */
  readonly folder: vscode.WorkspaceFolder | undefined;
  readonly options: IssuingOptions;
  readonly answers: RememberedAnswers;
}

/** Asks what there is to choose from; undefined where nothing can be issued, after saying why. */
export async function beginIssuing(context: ClientContext): Promise<IssuingSession | undefined> {
  if (isRefused()) return undefined;
  const folder = currentFolder();
  const options = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for services and CAs…') },
    () => context.client.sendRequest(issuingOptionsRequest, scopeOf(context, folder)),
  );
  if (options.refused !== undefined) {
    void vscode.window.showErrorMessage(plainMessage(options.refused));
    return undefined;
  }
  return { context, folder, options, answers: recall(context.memory) };
}

/** Whether nothing can be issued in this window; says why. */
export function isRefused(): boolean {
  const refused = whyRefused();
  if (refused !== undefined) void vscode.window.showErrorMessage(plainMessage(refused));
  return refused !== undefined;
}

/** As the server is told. */
export function scopeOf(
  { client }: ClientContext,
  folder: vscode.WorkspaceFolder | undefined,
): { readonly folder: string | undefined } {
  return { folder: folder && client.code2ProtocolConverter.asUri(folder.uri) };
}

/** That of the active document, else the first. */
export function currentFolder(): vscode.WorkspaceFolder | undefined {
  const document = vscode.window.activeTextEditor?.document.uri;
  const own = document === undefined ? undefined : vscode.workspace.getWorkspaceFolder(document);
  return own ?? vscode.workspace.workspaceFolders?.[0];
}
