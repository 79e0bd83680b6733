import * as vscode from 'vscode';
import { fingerprintsRequest } from '../../../server/src/lsp/protocol/documents.ts';
import type { ClientContext } from '../client-context.ts';
import { copyChoice } from './copy-choice.ts';
import { getPlace, sayNothingHere } from './place.ts';

/** `certscope.copyFingerprint`: SHA-256, SHA-1 or the SPKI pin of the certificate under the cursor. */
export function registerCopyFingerprint({ client, subscriptions }: ClientContext): void {
  const copyFingerprint = async (argument: unknown): Promise<void> => {
    const place = getPlace(client, argument);
    if (place === undefined) return sayNothingHere();
    const choices = await client.sendRequest(fingerprintsRequest, place);
    await copyChoice(choices, vscode.l10n.t('Fingerprint to copy'));
  };
  subscriptions.push(vscode.commands.registerCommand('certscope.copyFingerprint', copyFingerprint));
}
