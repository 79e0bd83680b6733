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
  hoverText,
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

/** Runs a command, takes the default of each of its questions, and waits for a file that it makes. */
async function makeByDefaults(command: string, path: string): Promise<void> {
  const done = vscode.commands.executeCommand(`certscope.${command}`);
  await takingDefaults(async () => ((await exists(path)) ? true : undefined), path);
  await done;
}

/** What an earlier story made is in the way of this one. */
async function removeFolder(path: string): Promise<void> {
  if (await exists(path)) await vscode.workspace.fs.delete(workspaceFile(path), { recursive: true });
}

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
      await makeByDefaults('issueCertificate', 'certs/key.pem');
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

    it('makes a pair, each side in a folder of its own', async () => {
      await removeFolder('certs');
      await makeByDefaults('makePair', 'certs/ca.pem');
      for (const side of ['server', 'client']) {
        checkContains(await textOf(`certs/${side}/key.pem`), 'BEGIN PRIVATE KEY');
        checkContains(await textOf(`certs/${side}/fullchain.pem`), 'BEGIN CERTIFICATE');
      }
    });

    it('creates a CA whose key is nowhere in the workspace', async () => {
      await removeFolder('certs');
      await makeByDefaults('createAuthority', 'certs/ca.pem');
      const files = await vscode.workspace.fs.readDirectory(workspaceFile('certs'));
      checkEqual(
        files.map(([name]) => name),
        ['ca.pem'],
        'files',
      );
    });

    it('creates a request and signs it', async () => {
      await removeFolder('certs');
      await makeByDefaults('createRequest', 'certs/request.csr');
      await openDocument('certs/request.csr');
      await makeByDefaults('issueFromRequest', 'certs/cert.pem');
      checkContains(await textOf('certs/cert.pem'), 'BEGIN CERTIFICATE');
    });

    it('revokes the certificate at the cursor', async () => {
      await openDocument('certs/cert.pem');
      await makeByDefaults('revoke', 'certs/crl.pem');
      const document = await openDocument('certs/crl.pem');
      checkContains(await hoverText(document.uri, new vscode.Position(0, 5)), /1 revoked|revoked.*1/i);
    });

    it('makes certificates that every correct peer refuses', async () => {
      await makeByDefaults('makeNegativeTests', 'negative-tests');
      const folders = await vscode.workspace.fs.readDirectory(workspaceFile('negative-tests'));
      check(folders.length >= 9, `only ${folders.map(([name]) => name).join(', ')}`);
    });

    it('writes configuration into the open document', async () => {
      const document = await openUntitled('', 'plaintext');
      const done = vscode.commands.executeCommand('certscope.insertSnippet');
      const text = async (): Promise<string | undefined> => document.getText() || undefined;
      checkContains(await takingDefaults(text, 'a snippet'), 'certs/server/fullchain.pem');
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
