import * as vscode from 'vscode';
import type { Expiry } from '../../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from '../client-context.ts';
import { getStatus } from '../views/status.ts';

/** `certscope.goToSoonestExpiry`: the certificate of the active document that expires first, or of the workspace where it has none. */
export function registerGoToSoonestExpiry({ client, subscriptions }: ClientContext): void {
  const goToSoonestExpiry = async (): Promise<void> => {
    const status = await getStatus(client);
    const expiry = status.document ?? status.workspace;
    if (expiry === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No certificate was found in this workspace.'));
      return;
    }
    await reveal(expiry);
  };
  const reveal = async ({ uri, position }: Expiry): Promise<void> => {
    const place = client.protocol2CodeConverter.asPosition(position);
    const document = client.protocol2CodeConverter.asUri(uri);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
  };
  subscriptions.push(vscode.commands.registerCommand('certscope.goToSoonestExpiry', goToSoonestExpiry));
}
