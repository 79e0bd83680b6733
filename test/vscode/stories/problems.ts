import * as vscode from 'vscode';
import { check, checkContains, checkEqual, required } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import {
  codeOf,
  diagnosticGone,
  diagnosticsWith,
  diagnosticWith,
  openDocument,
  openUntitled,
  positionOf,
  workspaceFile,
} from '../harness/editor.ts';

/** Opens a file and returns where it has the finding, as the text that is underlined. */
async function underlined(path: string, code: string): Promise<string> {
  const document = await openDocument(path);
  const { range } = await diagnosticWith(document.uri, code);
  return document.getText(range);
}

async function codesIn(path: string): Promise<readonly string[]> {
  await openDocument(path);
  return vscode.languages.getDiagnostics(workspaceFile(path)).map(codeOf);
}

/** What Problems shows for files that are wrong, and for files that are not. */
export function problemStories({ describe, it }: SuiteDefinition): void {
  describe('Problems', () => {
    it('underlines the BEGIN line of an expired certificate and links to the page of the rule', async () => {
      const document = await openDocument('expired.pem');
      const expired = await diagnosticWith(document.uri, 'validity/expired');
      checkEqual(document.getText(expired.range), '-----BEGIN CERTIFICATE-----');
      checkEqual(expired.range.start.line, 1, 'line');
      checkEqual(expired.severity, vscode.DiagnosticSeverity.Error, 'severity');
      check(typeof expired.code === 'object', 'the code has no link');
      checkContains(expired.code.target.path, 'docs/rules/validity/expired.md');
    });

    it('says that a chain is in the wrong order', async () => {
      checkContains(await underlined('reversed.pem', 'chain/wrong-order'), '-----BEGIN CERTIFICATE-----');
    });

    it('says why a path does not hold, where it breaks', async () => {
      const begin = /^-----BEGIN CERTIFICATE-----/;
      checkContains(await underlined('paths/expired-issuer.pem', 'validity/expired'), begin);
      checkContains(await underlined('paths/recreated.pem', 'chain/signature-mismatch'), begin);
      checkContains(await underlined('paths/wrong-purpose.pem', 'chain/wrong-purpose'), /^[\w+/=\s]{10,60}$/);
      checkContains(await underlined('paths/foreign-name.pem', 'chain/name-not-permitted'), /^[\w+/=\s]{10,60}$/);
      const { uri } = await openDocument('paths/foreign-name.pem');
      const { message, relatedInformation } = await diagnosticWith(uri, 'chain/name-not-permitted');
      checkContains(message, '"other.svc" ← "Ledger CA" ← "Ledger Root CA"');
      checkEqual(relatedInformation?.length, 2, 'places of the path');
    });

    it('diagnoses a damaged block and still reads the good one after it', async () => {
      const { uri } = await openDocument('damaged.pem');
      const diagnostics = await diagnosticsWith(uri, 'pem/truncated-block');
      check(
        diagnostics.every((diagnostic) => diagnostic.range.start.line < 5),
        'the good block has findings',
      );
    });

    it('underlines in a Secret the key that does not fit, and the value that was encoded twice', async () => {
      checkContains(await underlined('k8s/wrong-key.yaml', 'key/mismatch'), /^tls\.(key|crt)$/);
      checkContains(await underlined('k8s/double.yaml', 'kubernetes/double-base64'), /^(tls\.crt|[\w+/=]{500,})$/);
    });

    it('finds nothing wrong with healthy files, nor with manifests that are none of its business', async () => {
      for (const path of ['server.pem', 'k8s/good.yaml', 'k8s/settings.yaml']) await codesIn(path);
      // The server answers in order: once it has judged this one, it has judged those.
      await diagnosticWith((await openDocument('stranger.pem')).uri, 'chain/missing-issuer');
      for (const path of ['server.pem', 'k8s/good.yaml', 'k8s/settings.yaml'])
        checkEqual(await codesIn(path), [], path);
    });

    it('follows unsaved text as it is typed', async () => {
      const expired = await vscode.workspace.openTextDocument(workspaceFile('expired.pem'));
      const document = await openUntitled('# nothing yet\n', 'pem');
      const paste = new vscode.WorkspaceEdit();
      paste.insert(document.uri, new vscode.Position(1, 0), expired.getText());
      await vscode.workspace.applyEdit(paste);
      const { range } = await diagnosticWith(document.uri, 'validity/expired');
      checkEqual(range.start.line, positionOf(document, '-----BEGIN').line, 'line');
      const clear = new vscode.WorkspaceEdit();
      clear.delete(document.uri, new vscode.Range(1, 0, document.lineCount, 0));
      await vscode.workspace.applyEdit(clear);
      await diagnosticGone(document.uri, 'validity/expired');
    });

    it('tells the reason and a related place', async () => {
      const { uri } = await openDocument('reversed.pem');
      const { message, relatedInformation } = await diagnosticWith(uri, 'chain/wrong-order');
      checkContains(message, 'api.payments.svc');
      required(relatedInformation?.[0], 'related information');
    });
  });
}
