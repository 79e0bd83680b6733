import * as vscode from 'vscode';

/** Schemes of folders whose files are really there. */
const realSchemes: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** Why nothing can be issued in this window; undefined where it can. */
export function whyRefused(): string | undefined {
  if (!vscode.workspace.isTrusted) {
    return vscode.l10n.t(
      'CertScope issues nothing in Restricted Mode: a folder that you do not trust could choose what you sign and where it is written. Trust the workspace first.',
    );
  }
  if (!isVirtualWorkspace()) return undefined;
  return vscode.l10n.t(
    'CertScope issues nothing in a virtual workspace: private keys would be written to wherever its files are kept. Open a folder of this machine.',
  );
}

/** Whether the files of a folder are somewhere else, behind a file system of an extension. */
export function isVirtualWorkspace(): boolean {
  return vscode.workspace.workspaceFolders?.some(({ uri }) => !realSchemes.has(uri.scheme)) ?? false;
}
