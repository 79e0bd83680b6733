import * as vscode from 'vscode';
import { decodedTextRequest } from '../../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from '../client-context.ts';
import { createReadOnlyDocuments } from '../views/read-only-documents.ts';
import { getPlace, sayNothingHere } from './place.ts';

/** `certscope.showDecoded`: the certificates at the cursor as readable text, in a read-only document beside the editor, as it was when it was asked for. */
export function registerShowDecoded({ client, subscriptions }: ClientContext): void {
  const documents = createReadOnlyDocuments('certscope-decoded', '.txt', (place) =>
    client.sendRequest(decodedTextRequest, place),
  );
  const showDecoded = async (argument: unknown): Promise<void> => {
    const place = getPlace(client, argument);
    const document = place && (await documents.open(place));
    if (document === undefined) return sayNothingHere();
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  };
  subscriptions.push(documents, vscode.commands.registerCommand('certscope.showDecoded', showDecoded));
}
