import * as vscode from 'vscode';
import { encodingsRequest } from '../../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from '../client-context.ts';
import { copyChoice } from './copy-choice.ts';
import { getPlace, sayNothingHere } from './place.ts';

/** `certscope.copyAs`: the certificate under the cursor as PEM, as base64 of its DER or on one line. */
export function registerCopyAs({ client, subscriptions }: ClientContext): void {
  const copyAs = async (argument: unknown): Promise<void> => {
    const place = getPlace(client, argument);
    if (place === undefined) return sayNothingHere();
    const choices = await client.sendRequest(encodingsRequest, place);
    await copyChoice(choices, vscode.l10n.t('Form to copy'));
  };
  subscriptions.push(vscode.commands.registerCommand('certscope.copyAs', copyAs));
}
