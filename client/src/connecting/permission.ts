import * as vscode from 'vscode';
import { isVirtualWorkspace } from '../issuing/permission.ts';

/** Why nothing can be connected to from this window; undefined where it can. */
export function whyRefused(): string | undefined {
  if (!vscode.workspace.isTrusted) {
    return vscode.l10n.t(
      'CertScope connects to nothing in Restricted Mode: a folder that you do not trust could choose where your certificates are shown. Trust the workspace first.',
    );
  }
  if (!isVirtualWorkspace()) return undefined;
  return vscode.l10n.t(
    'CertScope connects to nothing from a virtual workspace: keys would be fetched from wherever its files are kept. Open a folder of this machine.',
  );
}
