import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';

/** `certscope.showProblems`: the Problems view, which reveals the active file, and the first problem in the editor. */
export function registerShowProblems({ subscriptions }: ClientContext): void {
  const showProblems = async (): Promise<void> => {
    revealFirstProblem();
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  };
  subscriptions.push(vscode.commands.registerCommand('certscope.showProblems', showProblems));
}

function revealFirstProblem(): void {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const [first] = vscode.languages
    .getDiagnostics(editor.document.uri)
    .toSorted((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start));
  if (first === undefined) return;
  editor.selection = new vscode.Selection(first.range.start, first.range.start);
  editor.revealRange(first.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
