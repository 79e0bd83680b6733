import * as vscode from 'vscode';
import { check, checkContains } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import { openDocument, openUntitled, when } from '../harness/editor.ts';

const ours = 'certscope.';

/** Puts the cursor at the start of a file. */
async function standIn(path: string): Promise<vscode.TextDocument> {
  const document = await openDocument(path);
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  return document;
}

/** The read-only text that opens next. */
const readOnlyText = (): Promise<vscode.TextDocument> =>
  when(
    vscode.window.onDidChangeActiveTextEditor,
    () => {
      const document = vscode.window.activeTextEditor?.document;
      return document && !['file', 'vscode-remote', 'untitled'].includes(document.uri.scheme) ? document : undefined;
    },
    'a read-only text',
  );

/** The commands of the palette. */
export function commandStories({ describe, it }: SuiteDefinition): void {
  describe('commands', () => {
    it('are all there', async () => {
      const commands = await vscode.commands.getCommands(true);
      for (const name of ['copyFingerprint', 'copyAs', 'showDecoded', 'explainPath', 'showProblems'])
        check(commands.includes(`${ours}${name}`), `${ours}${name} is not registered`);
    });

    it('show the decoded text as a read-only document', async () => {
      await standIn('server.pem');
      await vscode.commands.executeCommand(`${ours}showDecoded`);
      const document = await readOnlyText();
      checkContains(document.getText(), /Certificate:[\s\S]*Subject:.*api\.payments\.svc/);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });

    it('explain the certification path as a read-only document', async () => {
      await standIn('server.pem');
      await vscode.commands.executeCommand(`${ours}explainPath`);
      const document = await readOnlyText();
      checkContains(
        document.getText(),
        /Payments Root CA[\s\S]*▼[\s\S]*Payments Issuing CA[\s\S]*▼[\s\S]*api\.payments\.svc/,
      );
      checkContains(
        document.getText(),
        '✓ An mTLS client accepts this server certificate, if it trusts Payments Root CA.',
      );
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });

    it('explain the path anew when the certificates change', async () => {
      const expired = (await openDocument('expired.pem')).getText();
      const source = await openUntitled((await openDocument('server.pem')).getText(), 'pem');
      await vscode.commands.executeCommand(`${ours}explainPath`);
      const document = await readOnlyText();
      const edit = new vscode.WorkspaceEdit();
      edit.replace(source.uri, new vscode.Range(0, 0, source.lineCount, 0), expired);
      await vscode.workspace.applyEdit(edit);
      const seen = () => (/old\.payments\.svc/.test(document.getText()) ? document.getText() : undefined);
      checkContains(await when(vscode.workspace.onDidChangeTextDocument, seen, 'the new path'), /✗ .*expired/);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });

    it('open the Problems of this file', async () => {
      await standIn('expired.pem');
      await vscode.commands.executeCommand(`${ours}showProblems`);
    });
  });
}
