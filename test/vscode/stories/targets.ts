import * as vscode from 'vscode';
import { check, checkContains, checkEqual } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import {
  diagnosticGone,
  diagnosticWith,
  eventually,
  lensTitles,
  openDocument,
  workspaceFile,
} from '../harness/editor.ts';

const file = (): vscode.Uri => workspaceFile('.certscope/targets.yaml');
const uriOf = (path: string): string => workspaceFile(path).toString();

async function writeTargets(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(file());
  await vscode.window.showTextDocument(document);
  // What was open already is read again when the editor finds the time.
  await eventually(async () => document.getText() === text || undefined, 'the text that was written');
}

/** The report in front, once it says this. */
const reportSaying = (text: string): Promise<string> =>
  eventually(async () => {
    const document = vscode.window.activeTextEditor?.document;
    const shown = document?.uri.scheme === 'certscope-connection' ? document.getText() : undefined;
    return shown?.includes(text) ? shown : undefined;
  }, `a report that says “${text}”`);

const startServer = (): Promise<number> =>
  eventually(
    () =>
      vscode.commands.executeCommand<number | undefined>('certscope.startTestServer', {
        credentials: {
          kind: 'pem',
          certificate: uriOf('certs/server/fullchain.pem'),
          key: uriOf('certs/server/key.pem'),
        },
        authorities: { kind: 'file', uri: uriOf('certs/ca.pem') },
      }),
    'a port',
  );

/** Configuration of nginx, which the editor knows no language for. */
export function plainConfigurationStories({ describe, it }: SuiteDefinition): void {
  describe('a server in a plain .conf', () => {
    it('has a lens that tests the connection to it', async () => {
      const document = await openDocument('proxy/site.conf');
      check(document.languageId !== 'nginx', 'the editor knows nginx, and this story tells nothing');
      checkEqual((await lensTitles(document.uri)).join(), 'Test connection to shop.example:443', 'lenses');
    });

    it('has none where it is of another program', async () => {
      const document = await openDocument('proxy/httpd.conf');
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      checkEqual(lenses.length, 0, 'lenses');
    });
  });
}

/** The targets of a project, against the editor's own test server, with the pair that the stories of connections made. */
export function targetStories({ describe, it }: SuiteDefinition): void {
  describe('the targets of a project', () => {
    let target = '';

    it('have lenses, and nothing is said of them before they are tested', async () => {
      target = `localhost:${await startServer()}`;
      await writeTargets(`targets:
  - { name: orders, target: "${target}", certificate: certs/client/fullchain.pem, key: certs/client/key.pem, ca: certs/ca.pem }
  - { name: anonymous, target: "${target}", ca: certs/ca.pem }
`);
      const titles = await lensTitles(file());
      checkEqual(titles.join(), 'Test all targets,Test connection,Test connection', 'lenses');
      checkEqual(vscode.languages.getDiagnostics(file()).length, 0, 'diagnostics before a test');
    });

    it('are shown in a table, and what is wrong stands at its entry', async () => {
      await vscode.commands.executeCommand('certscope.testTargets');
      const table = await reportSaying('Targets: 2 (');
      check(/✓ +orders .*fine/.test(table), `orders is not fine:\n${table}`);
      check(/✗ +anonymous .*failed/.test(table), `anonymous did not fail:\n${table}`);
      checkContains(table, 'requires a client certificate');
      const { range } = await diagnosticWith(file(), 'client-certificate-required');
      checkEqual(range.start.line, 2, 'line of the target that failed');
    });

    it('with a keystore ask for its password once, and not again for the same once more', async () => {
      await vscode.workspace.fs.writeFile(workspaceFile('certs/client.p12'), new TextEncoder().encode('no keystore'));
      await writeTargets(`targets:
  - { name: stored, target: "${target}", pkcs12: certs/client.p12, ca: certs/ca.pem }
`);
      const done = vscode.commands.executeCommand('certscope.testTargets', { uri: file().toString() });
      await eventually(async () => {
        const shown = vscode.window.activeTextEditor?.document.getText();
        if (/✗ +stored .*not tested/.test(shown ?? '')) return true;
        // Enter: it has none.
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return undefined;
      }, 'a table that says that the keystore cannot be read');
      await done;
      // Would wait for an answer.
      await vscode.commands.executeCommand('certscope.testConnectionAgain');
      await reportSaying('not tested');
    });

    it('lose what was wrong when they are put right and tested again', async () => {
      await writeTargets(`targets:
  - { target: "${target}", certificate: certs/client/fullchain.pem, key: certs/client/key.pem, ca: certs/ca.pem }
`);
      await vscode.commands.executeCommand('certscope.testTargets', { uri: file().toString() });
      await reportSaying('Targets: 1 (');
      await diagnosticGone(file(), 'client-certificate-required');
      await vscode.commands.executeCommand('certscope.stopTestServer');
      await vscode.commands.executeCommand('certscope.testConnectionAgain');
      await reportSaying('not reachable');
      await diagnosticWith(file(), 'connection-refused');
    });
  });
}
