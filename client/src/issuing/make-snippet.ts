import * as vscode from 'vscode';
import {
  type IssueParams,
  type SnippetParams,
  snippetRequest,
  snippetStacksRequest,
} from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';

/** What a piece of configuration is about. */
export type SnippetSubject = Omit<SnippetParams, 'stack'>;

/** What was picked and made. */
export interface Snippet {
  readonly label: string;
  readonly languageId: string;
  readonly text: string;
}

/** What a piece of configuration for these files would be about; undefined for what no program is configured with. */
export function snippetOf({ task, target }: IssueParams): SnippetSubject | undefined {
  if (target.kind !== 'folder') return undefined;
  if (task.kind === 'pair') {
    return { folder: `${target.uri}/server`, role: 'server', serverName: hostOf(task.serverNames) };
  }
  if (task.kind !== 'certificate') return undefined;
  const { role = 'server', names } = task;
  // A client's own name is not the one that it calls.
  return { folder: target.uri, role, serverName: role === 'client' ? undefined : hostOf(names) };
}

/** The first name that a server can be called by. */
function hostOf(names: readonly string[]): string | undefined {
  return names.find((name) => !name.includes('://') && !name.includes('@'));
}

/** Asks for which stack, and has the server write the configuration; undefined where the user gave up. */
export async function makeSnippet(params: SnippetSubject, { client }: ClientContext): Promise<Snippet | undefined> {
  const stacks = await client.sendRequest(snippetStacksRequest);
  const items = stacks.map(({ stack, label, languageId }) => ({ label, description: languageId, stack }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Configuration for') });
  if (picked === undefined) return undefined;
  const snippet = await client.sendRequest(snippetRequest, { ...params, stack: picked.stack });
  return snippet === null ? undefined : { label: picked.label, ...snippet };
}

/** The same into the clipboard. */
export async function copySnippet(params: SnippetSubject, context: ClientContext): Promise<void> {
  const snippet = await makeSnippet(params, context);
  if (snippet === undefined) return;
  await vscode.env.clipboard.writeText(snippet.text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} copied', snippet.label), 3000);
}
