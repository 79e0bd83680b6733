import * as vscode from 'vscode';
import { explainPathRequest } from '../../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from '../client-context.ts';
import { createReadOnlyDocuments } from '../views/read-only-documents.ts';
import { getPlace } from './place.ts';

/**
 * `certscope.explainPath`: whether the certification path of the certificates at the cursor holds and why not, in a read-only
 * document beside the editor. It follows what is known: put a chain right, and the explanation says so.
 */
export function registerExplainPath({ client, onDidChange, subscriptions }: ClientContext): void {
  const documents = createReadOnlyDocuments('certscope-path', '.path.txt', (place) =>
    client.sendRequest(explainPathRequest, place),
  );
  const explainPath = async (argument: unknown): Promise<void> => {
    const place = getPlace(client, argument);
    const document = place && (await documents.open(place));
    if (document === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No certificate was found here.'));
      return;
    }
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  };
  subscriptions.push(
    documents,
    onDidChange(() => documents.refresh()),
    vscode.commands.registerCommand('certscope.explainPath', explainPath),
  );
}
