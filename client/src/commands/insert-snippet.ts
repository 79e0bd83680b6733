import * as vscode from 'vscode';
import type { Role } from '../../../server/src/lsp/protocol.ts';
import type { ClientContext } from '../client-context.ts';
import { makeSnippet } from '../issuing/make-snippet.ts';
import { askRole } from '../issuing/questions/role.ts';
import { recall } from '../issuing/remembered.ts';

/** `certscope.insertSnippet`: configuration that uses issued files, at the cursor; in a new document where none is open. */
export function registerInsertSnippet(context: ClientContext): void {
  const insertSnippet = async (): Promise<void> => {
    const folder = folderOf(context);
    const role = await askRole({ title: vscode.l10n.t('Insert TLS Snippet'), step: 1, totalSteps: 2 }, roleOf(context));
    if (role.kind !== 'next') return;
    const serverName = recall(context.memory).names?.[0];
    const snippet = await makeSnippet({ folder, role: role.value, serverName }, context);
    if (snippet !== undefined) await insert(snippet.text, snippet.languageId);
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.insertSnippet', insertSnippet));
}

function roleOf({ memory }: ClientContext): Role {
  return recall(memory).role ?? 'server';
}

/** Where files went last, else where they would go. */
function folderOf({ client, memory }: ClientContext): string {
  const { asUri } = client.code2ProtocolConverter;
  const last = recall(memory).folder;
  if (last !== undefined) return asUri(vscode.Uri.parse(last));
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  return asUri(workspace === undefined ? vscode.Uri.parse('file:///certs') : vscode.Uri.joinPath(workspace, 'certs'));
}

async function insert(text: string, language: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined) {
    await editor.edit((edit) => edit.replace(editor.selection, text));
    return;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: text, language }));
}
