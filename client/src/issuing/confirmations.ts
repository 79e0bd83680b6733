import * as vscode from 'vscode';
import type { IssuedFinding } from '../../../server/src/lsp/protocol/issuing.ts';

/** How many of a list are named before the rest is counted. */
const MOST = 8;

/** Whether files that are there may be replaced. */
export async function askReplace(files: readonly vscode.Uri[]): Promise<boolean> {
  const { t } = vscode.l10n;
  const replace = t('Replace');
  const names = files.map((file) => vscode.workspace.asRelativePath(file));
  const question =
    names.length === 1 ? t('{0} is there already.', names[0] ?? '') : t('{0} files are there already.', names.length);
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail: list(names) }, replace);
  return answer === replace;
}

/** Whether to go on although rules have something to say. */
export async function askAboutFindings(findings: readonly IssuedFinding[]): Promise<boolean> {
  const { t } = vscode.l10n;
  const goOn = t('Issue All the Same');
  const detail = list(findings.map(({ code, message }) => `${code}: ${message}`));
  const question = t('What would be made has problems.');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, goOn)) === goOn;
}

/** What becomes of a folder whose private keys git would see; undefined where nothing is to be written. */
export async function askExposed(folder: vscode.Uri): Promise<'add' | 'leave' | undefined> {
  const { t } = vscode.l10n;
  const add = t('Add .gitignore');
  const leave = t('Write All the Same');
  const question = t('Git would see the private keys in {0}.', `${vscode.workspace.asRelativePath(folder)}/`);
  const detail = t('A .gitignore in the folder keeps them out of commits.');
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, add, leave);
  if (answer === undefined) return undefined;
  return answer === add ? 'add' : 'leave';
}

function list(lines: readonly string[]): string {
  const more = lines.length > MOST ? [vscode.l10n.t('and {0} more', lines.length - MOST)] : [];
  return [...lines.slice(0, MOST), ...more].join('\n');
}
