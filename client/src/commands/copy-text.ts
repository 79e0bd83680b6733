import * as vscode from 'vscode';
import type { CopiedText } from '../../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from '../client-context.ts';

/** `certscope.copyText`: copies what a quick fix cannot do by itself, such as the commands that issue a certificate again. */
export function registerCopyText({ subscriptions }: ClientContext): void {
  const copyText = async ({ text }: CopiedText): Promise<void> => {
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied. Look it over before you run it.'), 5000);
  };
  subscriptions.push(vscode.commands.registerCommand('certscope.copyText', copyText));
}
