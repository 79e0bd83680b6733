import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** The folder on disk that is shown, put in when this is bundled. */
declare const ROOT: string;

/** An extension with a file system of its own, as those for repositories on the web have one: `mirror:` shows a folder, for reading only. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(vscode.workspace.registerFileSystemProvider('mirror', new Mirror(ROOT), { isReadonly: true }));
}

class Mirror implements vscode.FileSystemProvider {
  readonly #root: string;
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;

  constructor(root: string) {
    this.#root = root;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const found = this.#read(uri, (path) => statSync(path));
    const type = found.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, size: found.size, ctime: found.ctimeMs, mtime: found.mtimeMs };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const entries = this.#read(uri, (path) => readdirSync(path, { withFileTypes: true }));
    return entries.map((entry) => [entry.name, entry.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#read(uri, (path) => readFileSync(path));
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  #read<T>(uri: vscode.Uri, read: (path: string) => T): T {
    try {
      return read(join(this.#root, uri.path));
    } catch {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
  }
}
