import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Status, statusRequest } from '../../../server/src/lsp/protocol/documents.ts';

/** What the server says of the active document and the workspace. */
export function getStatus(client: BaseLanguageClient): Promise<Status> {
  const document = vscode.window.activeTextEditor?.document;
  return client.sendRequest(statusRequest, { uri: document && client.code2ProtocolConverter.asUri(document.uri) });
}
