import * as vscode from 'vscode';
import { type SnippetParams, snippetRequest, snippetStacksRequest } from '../../../server/src/lsp/protocol.ts';
import type { ClientContext } from '../client-context.ts';

/** What was picked and made. */
export interface Snippet {
  readonly label: string;
  readonly languageId: string;
  readonly text: string;
}

/** Asks for which stack, and has the server write the configuration; undefined where the user gave up. */
export async function makeSnippet(
  params: Omit<SnippetParams, 'stack'>,
  { client }: ClientContext,
): Promise<Snippet | undefined> {
  const stacks = await client.sendRequest(snippetStacksRequest);
  const items = stacks.map(({ stack, label, languageId }) => ({ label, description: languageId, stack }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Configuration for') });
  if (picked === undefined) return undefined;
  const snippet = await client.sendRequest(snippetRequest, { ...params, stack: picked.stack });
  return snippet === null ? undefined : { label: picked.label, ...snippet };
}

/** The same into the clipboard. */
export async function copySnippet(params: Omit<SnippetParams, 'stack'>, context: ClientContext): Promise<void> {
  const snippet = await makeSnippet(params, context);
  if (snippet === undefined) return;
  await vscode.env.clipboard.writeText(snippet.text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} copied', snippet.label), 3000);
}
