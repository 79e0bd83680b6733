import * as vscode from 'vscode';
import {
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  readFileRequest,
} from '../../server/src/lsp/protocol/files.ts';
import { toBase64 } from './base64.ts';
import type { ClientContext } from './client-context.ts';

/** A search that takes longer finds nothing. Milliseconds. */
const SEARCH_DEADLINE = 60_000;

/** Lets the server see the files of folders that it cannot read by itself: virtual workspaces, and everything in a web worker. */
export function registerWorkspaceFiles({ client, subscriptions }: ClientContext): void {
  subscriptions.push(
    client.onRequest(findFilesRequest, async (params, token) => findFiles(params, token)),
    client.onRequest(readFileRequest, readFile),
  );
}

async function findFiles(
  { folder, include, exclude, maxResults }: FindFilesParams,
  token: vscode.CancellationToken,
): Promise<string[]> {
  const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder), include);
  // `files.exclude` holds in any case, unless null is given.
  const besides = exclude.length === 0 ? undefined : `{${exclude.join(',')}}`;
  const files = await withinDeadline(vscode.workspace.findFiles(pattern, besides, maxResults, token));
  return files.map((file) => file.toString());
}

/** Nothing, where no answer comes: VS Code waits for ever for a search in a file system whose extension brings none. */
async function withinDeadline(search: Thenable<readonly vscode.Uri[]>): Promise<readonly vscode.Uri[]> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const nothing = new Promise<readonly vscode.Uri[]>((resolve) => {
    timer = setTimeout(() => resolve([]), SEARCH_DEADLINE);
  });
  try {
    return await Promise.race([search, nothing]);
  } finally {
    clearTimeout(timer);
  }
}

async function readFile({ uri, maxBytes }: ReadFileParams): Promise<{ base64: string } | null> {
  const file = vscode.Uri.parse(uri);
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > maxBytes) return null;
    const bytes = await vscode.workspace.fs.readFile(file);
    return bytes.length > maxBytes ? null : { base64: toBase64(bytes) };
  } catch (error) {
    // Gone or unreadable: an answer like any other.
    if (error instanceof vscode.FileSystemError) return null;
    throw error;
  }
}
