import * as vscode from 'vscode';
import { check, checkContains, checkEqual, required } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import {
  applyAction,
  codeActionsAt,
  codeOf,
  diagnosticGone,
  diagnosticWith,
  eventually,
  openDocument,
  openUntitled,
  workspaceFile,
} from '../harness/editor.ts';

const commands = [
  'issueCertificate',
  'createAuthority',
  'renew',
  'issueFromRequest',
  'createRequest',
  'makePair',
  'makeNegativeTests',
  'revoke',
  'insertSnippet',
];

const exists = (path: string): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(workspaceFile(path))).then(
    () => true,
    () => false,
  );

const textOf = async (path: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(workspaceFile(path)));

/** Presses Enter in whatever picker is open until `ask` gives something: every question has a default. */
const takingDefaults = <T>(ask: () => Thenable<T | undefined>, what: string): Promise<T> =>
  eventually(async () => {
    const value = await ask();
    if (value === undefined) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return value;
  }, what);

/** Waits until the index knows of both keys and the fix is offered. */
const renewAction = (document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction> =>
  eventually(async () => {
    const actions = await codeActionsAt(document.uri, range, vscode.CodeActionKind.QuickFix);
    return actions.find(({ title }) => title.startsWith('Renew the certificate'));
  }, 'the quick fix that renews');

/** Certificates made in the editor. */
export function issuingStories({ describe, it }: SuiteDefinition): void {
  describe('issuing', () => {
    it('has its commands in the palette', async () => {
      const known = await vscode.commands.getCommands(true);
      for (const name of commands) check(known.includes(`certscope.${name}`), `certscope.${name} is not registered`);
    });

    it('makes a certificate with the defaults of every question, clean under every rule', async () => {
      const done = vscode.commands.executeCommand('certscope.issueCertificate');
      await takingDefaults(async () => ((await exists('certs/key.pem')) ? true : undefined), 'certs/key.pem');
      await done;
      checkContains(await textOf('certs/key.pem'), 'BEGIN PRIVATE KEY');
      const document = await openDocument('certs/fullchain.pem');
      const clean = async (): Promise<readonly vscode.Diagnostic[] | undefined> => {
        const found = vscode.languages.getDiagnostics(document.uri);
        return found.length === 0 ? found : undefined;
      };
      await eventually(clean, 'no problems in certs/fullchain.pem');
    });

    it('renews an expired certificate and its key by the quick fix', async () => {
      const document = await openDocument('dev-ca/reports.pem');
      const { range } = await diagnosticWith(document.uri, 'validity/expired');
      const keyBefore = await textOf('dev-ca/reports-key.pem');
      const before = document.getText();
      const done = applyAction(await renewAction(document, range));
      await takingDefaults(async () => (document.getText() === before ? undefined : true), 'the renewed certificate');
      await done;
      if (vscode.languages.getDiagnostics(document.uri).some((each) => codeOf(each) === 'validity/expired')) {
        await diagnosticGone(document.uri, 'validity/expired');
      }
      // Certificate and key are a pair on disk too.
      const isSaved = async (): Promise<true | undefined> =>
        (await textOf('dev-ca/reports-key.pem')) !== keyBefore && (await textOf('dev-ca/reports.pem')) !== before
          ? true
          : undefined;
      await eventually(isSaved, 'both files saved');
      const mismatch = vscode.languages.getDiagnostics(document.uri).map(codeOf);
      check(!mismatch.includes('key/mismatch'), 'certificate and key do not belong together');
    });

    it('writes configuration into the open document', async () => {
      const document = await openUntitled('', 'plaintext');
      const done = vscode.commands.executeCommand('certscope.insertSnippet');
      const text = async (): Promise<string | undefined> => document.getText() || undefined;
      checkContains(await takingDefaults(text, 'a snippet'), 'certs/fullchain.pem');
      await done;
    });
  });
}

/** A folder that nobody trusted: a command that did not refuse would wait for an answer, and the test for it. */
export function refusedIssuingStories({ describe, it }: SuiteDefinition): void {
  describe('issuing', () => {
    it('is refused, and nothing is asked or written', async () => {
      for (const name of commands.filter((command) => command !== 'insertSnippet')) {
        await vscode.commands.executeCommand(`certscope.${name}`);
      }
      checkEqual(await exists('certs'), false, 'certs is there');
    });

    it('leaves an expired certificate as it is', async () => {
      const document = await openDocument('dev-ca/reports.pem');
      const { range } = await diagnosticWith(document.uri, 'validity/expired');
      const before = document.getText();
      await applyAction(required(await renewAction(document, range), 'the quick fix'));
      checkEqual(document.getText(), before, 'text');
    });
  });
}
