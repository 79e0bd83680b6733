import * as vscode from 'vscode';
import type { Choice } from '../../../server/src/lsp/protocol/documents.ts';
import { sayNothingHere } from './place.ts';

/** Lets the user pick one of the forms and copies it. */
export async function copyChoice(choices: readonly Choice[], placeHolder: string): Promise<void> {
  if (choices.length === 0) return sayNothingHere();
  const items = choices.map(({ label, description, value }) => ({ label, description, value, detail: shorten(value) }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (picked === undefined) return;
  await vscode.env.clipboard.writeText(picked.value);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} copied', picked.label), 3000);
}

/** Enough of a value to recognise it; fingerprints stay whole. */
function shorten(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
