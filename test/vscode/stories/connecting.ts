import * as vscode from 'vscode';
import { check, checkContains, checkEqual } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import { eventually, openDocument, workspaceFile } from '../harness/editor.ts';

const commands = [
  'testConnection',
  'testTargets',
  'scanServer',
  'startTestServer',
  'stopTestServer',
  'testConnectionAgain',
  'openServedChain',
  'copyConnectionCommand',
  'addMissingIntermediate',
  'compareServedChain',
  'issueClientCertificate',
  'testConnectionWith',
];

const uriOf = (path: string): string => workspaceFile(path).toString();
const pairOf = (role: string) => ({
  kind: 'pem',
  certificate: uriOf(`certs/${role}/fullchain.pem`),
  key: uriOf(`certs/${role}/key.pem`),
});

/** The report in the active editor. */
const report = (): vscode.TextDocument | undefined => {
  const document = vscode.window.activeTextEditor?.document;
  return document?.uri.scheme === 'certscope-connection' ? document : undefined;
};

/** The report in the active editor, once it says this. */
const reportSaying = (text: string): Promise<string> =>
  eventually(async () => {
    const shown = report()?.getText();
    return shown?.includes(text) ? shown : undefined;
  }, `a report that says “${text}”`);

const exists = (path: string): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(workspaceFile(path))).then(
    () => true,
    () => false,
  );

/** A pair with the defaults of every question, where there was none. */
async function makePair(): Promise<void> {
  if (await exists('certs')) await vscode.workspace.fs.delete(workspaceFile('certs'), { recursive: true });
  const done = vscode.commands.executeCommand('certscope.makePair');
  await eventually(async () => {
    if (await exists('certs/client/key.pem')) return true;
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return undefined;
  }, 'certs/client/key.pem');
  await done;
}

/** Connections tested in the editor, against its own test server. */
export function connectingStories({ describe, it }: SuiteDefinition): void {
  describe('connections', () => {
    let target = '';

    it('has its commands in the palette', async () => {
      const known = await vscode.commands.getCommands(true);
      for (const name of commands) check(known.includes(`certscope.${name}`), `certscope.${name} is not registered`);
    });

    it('starts a test server with the pair that was made', async () => {
      await openDocument('server.pem');
      await makePair();
      const port = await eventually(
        () =>
          vscode.commands.executeCommand<number | undefined>('certscope.startTestServer', {
            credentials: pairOf('server'),
            authorities: { kind: 'file', uri: uriOf('certs/ca.pem') },
          }),
        'a port',
      );
      target = `localhost:${port}`;
    });

    it('says that a client certificate is required', async () => {
      // The editor tells of new files when it finds the time.
      const text = await eventually(async () => {
        await vscode.commands.executeCommand('certscope.testConnection', { target, trust: { kind: 'workspace' } });
        const shown = report()?.getText();
        return shown?.includes('The path holds') && shown.includes('certs/client/') ? shown : undefined;
      }, 'a report that knows the new CA');
      checkContains(text, 'The server requires a client certificate');
      checkContains(text, 'certificate_required');
    });

    it('is let in with the pair, and shows what was served and how other tools do the same', async () => {
      const params = { target, credentials: pairOf('client'), trust: { kind: 'workspace' } };
      await vscode.commands.executeCommand('certscope.testConnection', params);
      checkContains(await reportSaying('The server accepted the client certificate'), 'server holds');

      const copied = vscode.commands.executeCommand('certscope.copyConnectionCommand');
      await vscode.env.clipboard.writeText('');
      const line = await eventually(async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return (await vscode.env.clipboard.readText()) || undefined;
      }, 'a command line');
      await copied;
      checkContains(line, `openssl s_client -connect ${target}`);
      checkContains(line, 'certs/client/');

      const shown = report();
      await vscode.commands.executeCommand('certscope.openServedChain');
      const chain = vscode.window.activeTextEditor?.document;
      checkEqual(chain?.languageId, 'pem', 'language of the served chain');
      checkContains(chain?.getText() ?? '', 'BEGIN CERTIFICATE');
      if (shown !== undefined) await vscode.window.showTextDocument(shown);
    });

    it('scans what the server accepts', async () => {
      const done = vscode.commands.executeCommand('certscope.scanServer');
      const scanned = await eventually(async () => {
        const text = report()?.getText();
        if (text?.includes('Accepted by the server')) return text;
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return undefined;
      }, 'a scan');
      await done;
      checkContains(scanned, `Scan of ${target}`);
      checkContains(scanned, 'TLSv1.3: accepted');
    });

    it('says that nobody listens any more when it is asked again', async () => {
      await vscode.commands.executeCommand('certscope.testConnection', { target, trust: { kind: 'system' } });
      await reportSaying('The server requires a client certificate');
      await vscode.commands.executeCommand('certscope.stopTestServer');
      await vscode.commands.executeCommand('certscope.testConnectionAgain');
      await reportSaying('ECONNREFUSED');
    });
  });
}

/** Where nothing may be connected to: a command that did not refuse would show a report, or wait for an answer. */
export function refusedConnectingStories({ describe, it }: SuiteDefinition): void {
  describe('connections', () => {
    it('are refused, and nothing is asked or shown', async () => {
      const params = { target: 'localhost:443', trust: { kind: 'workspace' } };
      await vscode.commands.executeCommand('certscope.testConnection', params);
      for (const name of commands) await vscode.commands.executeCommand(`certscope.${name}`);
      const schemes = vscode.workspace.textDocuments.map(({ uri }) => uri.scheme);
      check(!schemes.includes('certscope-connection'), 'a report is shown');
    });
  });
}
