import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';
import { makeSnippet, type SnippetSubject } from '../issuing/make-snippet.ts';
import { askRole } from '../issuing/questions/role.ts';
import { recall } from '../issuing/remembered.ts';

/** `certscope.insertSnippet`: configuration that uses the files issued last, at the cursor; in a new document where none is open. */
export function registerInsertSnippet(context: ClientContext): void {
  const insertSnippet = async (): Promise<void> => {
    const subject = recall(context.memory).snippet ?? usualSubject(context);
    const frame = { title: vscode.l10n.t('Insert TLS Snippet'), step: 1, totalSteps: 2 };
    const role = await askRole(frame, subject.role);
    if (role.kind !== 'next') return;
    const snippet = await makeSnippet({ ...subject, role: role.value }, context);
    if (snippet !== undefined) await insert(snippet.text, snippet.languageId);
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.insertSnippet', insertSnippet));
}

/** Where nothing was issued yet: what would be. */
function usualSubject({ client }: ClientContext): SnippetSubject {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.parse('file:///');
  const folder = client.code2ProtocolConverter.asUri(vscode.Uri.joinPath(workspace, 'certs'));
  return { folder, role: 'server' };
}

async function insert(text: string, language: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined) {
    await editor.edit((edit) => edit.replace(editor.selection, text));
    return;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: text, language }));
}
