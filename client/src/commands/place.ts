import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PlaceParams } from '../../../server/src/lsp/protocol/documents.ts';
import type { CommandTarget } from '../../../server/src/lsp/protocol/initialization.ts';

/** Where a command is to work: at the place that a CodeLens handed over, else at the selection of the active editor. */
export function getPlace(client: BaseLanguageClient, argument: unknown): PlaceParams | undefined {
  if (isCommandTarget(argument)) return argument;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { asUri, asRange } = client.code2ProtocolConverter;
  return { uri: asUri(editor.document.uri), range: asRange(editor.selection) };
}

/** The place as tasks say it: UTF-16 units from the beginning of its document. */
export async function getOffset(
  { protocol2CodeConverter }: BaseLanguageClient,
  { uri, range }: PlaceParams,
): Promise<number> {
  const document = await vscode.workspace.openTextDocument(protocol2CodeConverter.asUri(uri));
  return document.offsetAt(protocol2CodeConverter.asPosition(range.start));
}

/** Menus and keybindings hand over other things (a URI, nothing). */
function isCommandTarget(argument: unknown): argument is CommandTarget {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'uri' in argument &&
    typeof argument.uri === 'string' &&
    'range' in argument &&
    typeof argument.range === 'object' &&
    argument.range !== null
  );
}

/** Says that there is nothing here a command could work on. */
export function sayNothingHere(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('No certificate, key, request or revocation list was found here.'),
  );
}
