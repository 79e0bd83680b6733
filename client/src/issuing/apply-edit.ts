import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { IssueReport } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { plainMessage } from '../views/plain-message.ts';

/** Puts what was made or found in its places, and saves what was not being edited. */
export async function applyIssuedEdit(
  { edit, summary, notes }: Pick<IssueReport, 'summary' | 'notes'> & { readonly edit: WorkspaceEdit },
  { client }: ClientContext,
): Promise<void> {
  const { t } = vscode.l10n;
  if (hasMovedOn(edit, client.protocol2CodeConverter.asUri)) {
    void vscode.window.showErrorMessage(t('A file of this certificate is gone or changed in the meantime. Try again.'));
    return;
  }
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  // As a refactoring: files that were closed are saved too, where `files.refactoring.autoSave` is on, so that certificate and key stay a pair.
  const applied = await vscode.workspace.applyEdit(converted, { isRefactoring: true });
  if (!applied) void vscode.window.showErrorMessage(t('The editor did not take the edit.'));
  else void vscode.window.showInformationMessage(plainMessage([summary, ...notes].join(' ')));
}

/** Somebody typed since the server worked the edit out. */
function hasMovedOn({ documentChanges = [] }: WorkspaceEdit, asUri: (uri: string) => vscode.Uri): boolean {
  return documentChanges.some((change) => {
    if (!('textDocument' in change) || change.textDocument.version === null) return false;
    const uri = asUri(change.textDocument.uri).toString();
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    return document?.version !== change.textDocument.version;
  });
}
