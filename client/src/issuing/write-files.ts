import * as vscode from 'vscode';
import type { IssuedFile } from '../../../server/src/lsp/protocol/issuing.ts';
import { fromBase64 } from '../base64.ts';

// For a server without a file system, as in the browser: the editor's own file API writes what the user asked for.

/** The files of these names that are there already. */
export async function findExisting(folder: vscode.Uri, files: readonly IssuedFile[]): Promise<readonly vscode.Uri[]> {
  const uris = files.map(({ name }) => vscode.Uri.joinPath(folder, name));
  const there = await Promise.all(uris.map(exists));
  return uris.filter((_, index) => there[index]);
}

/** Whether a file or folder is there. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/**
 * Writes all files or none: under other names first, so that a full disk shows before anything is replaced. Returns where they are.
 * Rejects with what the file system says, everything as it was.
 */
export async function writeFiles(folder: vscode.Uri, files: readonly IssuedFile[]): Promise<readonly vscode.Uri[]> {
  const { fs } = vscode.workspace;
  const staged = files.map(({ name, base64 }) => {
    const target = vscode.Uri.joinPath(folder, name);
    return { target, base64, draft: target.with({ path: `${target.path}.certscope-new` }) };
  });
  const placed: { readonly target: vscode.Uri; readonly before: Uint8Array | undefined }[] = [];
  try {
    for (const { draft, base64 } of staged) await fs.writeFile(draft, fromBase64(base64));
    for (const { draft, target } of staged) {
      placed.push({ target, before: await readFile(target) });
      await fs.rename(draft, target, { overwrite: true });
    }
  } catch (error) {
    await Promise.allSettled([
      ...staged.map(({ draft }) => fs.delete(draft)),
      ...placed.map(({ target, before }) => (before === undefined ? fs.delete(target) : fs.writeFile(target, before))),
    ]);
    throw error;
  }
  return staged.map(({ target }) => target);
}

async function readFile(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => undefined,
  );
}
