import * as vscode from 'vscode';
import { check, checkContains, checkEqual, required } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import {
  applyAction,
  codeActionsAt,
  diagnosticGone,
  diagnosticWith,
  openDocument,
  openUntitled,
} from '../harness/editor.ts';

/** The text of a workspace file in a new document, so that a fix leaves the file alone for the other tests. */
async function copyOf(path: string, language: string): Promise<vscode.TextDocument> {
  const original = await openDocument(path);
  return openUntitled(original.getText(), language);
}

/** Chooses the preferred quick fix for a finding and waits until the finding is gone. */
async function fix(document: vscode.TextDocument, code: string): Promise<vscode.CodeAction> {
  const { range } = await diagnosticWith(document.uri, code);
  const actions = await codeActionsAt(document.uri, range, vscode.CodeActionKind.QuickFix);
  const preferred = required(
    actions.find((action) => action.isPreferred),
    `a preferred quick fix for ${code} among ${actions.map((action) => action.title).join(', ')}`,
  );
  await applyAction(preferred);
  await diagnosticGone(document.uri, code);
  return preferred;
}

/** Repairs, in PEM and inside Secrets. */
export function quickFixStories({ describe, it }: SuiteDefinition): void {
  describe('quick fix', () => {
    it('reorders a chain, leaf first', async () => {
      const document = await copyOf('reversed.pem', 'pem');
      const { title } = await fix(document, 'chain/wrong-order');
      checkContains(title, /order/i);
      const healthy = await vscode.workspace.openTextDocument((await openDocument('server.pem')).uri);
      checkEqual(document.getText().trim(), healthy.getText().trim(), 'text');
    });

    it('splits glued blocks', async () => {
      const document = await copyOf('glued.pem', 'pem');
      await fix(document, 'pem/glued-blocks');
      checkContains(document.getText(), '-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----');
    });

    it('undoes double base64 in a Secret and touches nothing else', async () => {
      const document = await copyOf('k8s/double.yaml', 'yaml');
      await fix(document, 'kubernetes/double-base64');
      checkEqual(document.getText(), (await openDocument('k8s/good.yaml')).getText(), 'text');
    });

    it('fixes all with one obvious fix by source.fixAll.certscope', async () => {
      const document = await copyOf('reversed.pem', 'pem');
      await diagnosticWith(document.uri, 'chain/wrong-order');
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      const kind = vscode.CodeActionKind.SourceFixAll.append('certscope');
      const [action] = await codeActionsAt(document.uri, all, kind);
      check(action, 'source.fixAll.certscope is not offered');
      await applyAction(action);
      await diagnosticGone(document.uri, 'chain/wrong-order');
    });
  });
}
