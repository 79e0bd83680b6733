import * as vscode from 'vscode';
import {
  readStorageRequest,
  type StoredFile,
  storageFoldersRequest,
  writeStorageRequest,
} from '../../../server/src/lsp/protocol/files.ts';
import { fromBase64, toBase64 } from '../base64.ts';
import type { ClientContext } from '../client-context.ts';

/** Keeps development CAs for a server without a file system: keys where the editor keeps secrets, the rest in the extension's own folder. */
export function registerStorage({ client, secrets, storage, subscriptions }: ClientContext): void {
  const root = vscode.Uri.joinPath(storage, 'authorities');
  const secretName = (path: string): string => `authority/${path}`;

  const read = async ({ path }: { readonly path: string }): Promise<{ base64: string } | null> => {
    if (!path.split('/').every(isPlainName)) return null;
    const secret = await secrets.get(secretName(path));
    if (secret !== undefined) return { base64: secret };
    const bytes = await unlessMissing(vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path)));
    return bytes === undefined ? null : { base64: toBase64(bytes) };
  };
  const write = async (params: { readonly folder: string; readonly files: readonly StoredFile[] }) => {
    const { folder, files } = params;
    if (![folder, ...files.map(({ name }) => name)].every(isPlainName)) throw new Error('Not a plain name.');
    const exists: string[] = [];
    for (const { name, secret } of files) {
      if (secret && (await secrets.get(secretName(`${folder}/${name}`))) !== undefined)
        exists.push(`${folder}/${name}`);
    }
    if (exists.length > 0) return { exists };
    // The folder makes a CA known: its keys come first.
    for (const file of files.toSorted((a, b) => Number(b.secret) - Number(a.secret))) await writeFile(folder, file);
    return { exists };
  };
  const writeFile = async (folder: string, { name, base64, secret }: StoredFile): Promise<void> => {
    if (secret) await secrets.store(secretName(`${folder}/${name}`), base64);
    else await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, folder, name), fromBase64(base64));
  };

  subscriptions.push(
    client.onRequest(storageFoldersRequest, async () => {
      const entries = (await unlessMissing(vscode.workspace.fs.readDirectory(root))) ?? [];
      return entries.flatMap(([name, type]) => (type === vscode.FileType.Directory ? [name] : [])).sort();
    }),
    client.onRequest(readStorageRequest, read),
    client.onRequest(writeStorageRequest, write),
  );
}

function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_.-]*$/u.test(name);
}

/** Undefined where there is no such file or folder. */
async function unlessMissing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
