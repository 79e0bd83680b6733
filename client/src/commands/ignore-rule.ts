import * as vscode from 'vscode';
import type { CommentPlace } from '../../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from '../client-context.ts';

/** `certscope.ignoreRule`: asks why a rule is to be silent at a place, and writes the comment that says so. Offered by quick fixes. */
export function registerIgnoreRule({ client, subscriptions }: ClientContext): void {
  const ignoreRule = async ({ uri, version, position, comment }: CommentPlace): Promise<void> => {
    const reason = await vscode.window.showInputBox({
      title: vscode.l10n.t('Ignore this rule here'),
      prompt: vscode.l10n.t('Why? The reason stands in the comment, for whoever reads it next.'),
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Say why.') : undefined),
    });
    if (reason === undefined) return;
    const { asUri, asPosition } = client.protocol2CodeConverter;
    const document = await vscode.workspace.openTextDocument(asUri(uri));
    if (document.version !== version) return sayChanged();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, asPosition(position), `${comment}${reason.trim()}\n`);
    await vscode.workspace.applyEdit(edit);
  };
  subscriptions.push(vscode.commands.registerCommand('certscope.ignoreRule', ignoreRule));
}

function sayChanged(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The document was changed meanwhile, so no comment was written. Choose the quick fix again.'),
  );
}
