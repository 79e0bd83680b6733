import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:net';
import { createServer } from 'node:tls';
import * as vscode from 'vscode';
import { authorityInfoAccess, makeCa, makeIntermediate, makeKey, makeLeaf } from '../../builders/index.ts';
import { check, checkContains, checkEqual, required } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import { applyAction, codeActionsAt, eventually, openUntitled, workspaceFile } from '../harness/editor.ts';

const uriOf = (path: string): string => workspaceFile(path).toString();

const report = (): vscode.TextDocument | undefined => {
  const document = vscode.window.activeTextEditor?.document;
  return document?.uri.scheme === 'certscope-connection' ? document : undefined;
};

const reportSaying = (text: string): Promise<vscode.TextDocument> =>
  eventually(async () => {
    const shown = report();
    return shown?.getText().includes(text) === true ? shown : undefined;
  }, `a report that says “${text}”`);

/** The lens of the report with this in its title. */
const lensSaying = (text: string): Promise<vscode.Command> =>
  eventually(async () => {
    const uri = report()?.uri;
    if (uri === undefined) return undefined;
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);
    return lenses.map(({ command }) => command).find((command) => command?.title.includes(text));
  }, `a lens that says “${text}”`);

const press = ({ command, arguments: given = [] }: vscode.Command): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...given);

/** Takes the first answer of every question until this is so. */
const acceptUntil = <T>(ask: () => Thenable<T | undefined>, what: string): Promise<T> =>
  eventually(async () => {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return undefined;
  }, what);

const write = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(workspaceFile(path), new TextEncoder().encode(text));

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server)));
  });

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** What is done from the report of a connection, by its lenses. */
export function liveReportStories({ describe, it }: SuiteDefinition): void {
  describe('a live report', () => {
    const now = Date.now();
    const root = makeCa({ name: 'Shop Root CA', key: makeKey('p256', 'shop root'), now });
    const issuing = makeIntermediate(root, { name: 'Shop Issuing CA', key: makeKey('p256', 'shop issuing'), now });
    const other = makeIntermediate(root, { name: 'Shop Other CA', key: makeKey('p256', 'shop other'), now });
    const servers: Server[] = [];
    let aia = '';

    it('of a server without its intermediate offers what can be done, where it belongs', async () => {
      const http = createHttpServer(({ url }, response) =>
        response.end(url === '/other.cer' ? other.der : issuing.der),
      );
      aia = `http://127.0.0.1:${await listen(http)}`;
      const caIssuers = `${aia}/issuing.cer`;
      const leaf = makeLeaf(issuing, {
        dns: ['localhost', 'shop.test'],
        now,
        extensions: [authorityInfoAccess({ caIssuers })],
      });
      const tls = createServer({ cert: leaf.pem, key: leaf.keyPem }, (socket) => socket.on('error', () => undefined));
      servers.push(http, tls);
      await write('shop/root.pem', root.pem);
      await write('shop/server.pem', leaf.pem);
      const target = `localhost:${await listen(tls)}`;
      const params = { target, trust: { kind: 'file', uri: uriOf('shop/root.pem') } };
      // The editor tells of new files when it finds the time.
      const shown = await eventually(async () => {
        await vscode.commands.executeCommand('certscope.testConnection', params);
        return report()?.getText().includes('shop/server.pem') === true ? report() : undefined;
      }, 'a report that knows the new file');
      checkContains(shown.getText(), 'does not send the intermediate certificate');

      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        shown.uri,
      );
      for (const { name, selectionRange } of symbols) checkEqual(shown.getText(selectionRange), name, 'a heading');
      check(symbols.length >= 4, 'the outline has too few sections');
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        shown.uri,
      );
      const linked = links.map(({ range }) => shown.getText(range));
      check(linked.includes('shop/server.pem'), `no link to the file: ${linked.join(', ')}`);
      const titles = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        shown.uri,
        50,
      );
      checkContains(titles.map(({ command }) => command?.title).join(' | '), 'Compare with shop/server.pem');
    });

    it('compares what is served with the file', async () => {
      const shown = required(report(), 'the report');
      await press(await lensSaying('Compare with'));
      await eventually(async () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return input instanceof vscode.TabInputTextDiff ? true : undefined;
      }, 'a comparison');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.window.showTextDocument(shown);
    });

    it('adds the missing intermediate to the file, once it may ask for it', async () => {
      const done = press(await lensSaying('Add the missing intermediate "Shop Issuing CA"'));
      const document = await acceptUntil(async () => {
        const open = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('/shop/server.pem'));
        return open?.getText().includes(issuing.pem) === true ? open : undefined;
      }, 'the intermediate in shop/server.pem');
      await done;
      check(document.getText().startsWith('-----BEGIN CERTIFICATE-----'), 'the leaf is not first');
      check(!document.getText().includes(root.pem), 'the root is in the file');
    });

    it('adds the issuer that a file lacks, by its quick fix', async () => {
      const extensions = [authorityInfoAccess({ caIssuers: `${aia}/other.cer` })];
      const leaf = makeLeaf(other, { dns: ['other.shop.test'], now, extensions });
      const document = await openUntitled(leaf.pem, 'pem');
      const fix = await eventually(async () => {
        const actions = await codeActionsAt(document.uri, new vscode.Range(0, 0, 0, 5), vscode.CodeActionKind.QuickFix);
        return actions.find(({ title }) => title.startsWith('Add the missing issuer from'));
      }, 'the quick fix');
      const done = applyAction(fix);
      await acceptUntil(
        async () => (document.getText().includes(other.pem) ? true : undefined),
        'the issuer in the document',
      );
      await done;
      for (const server of servers) server.close();
    });

    it('issues a client certificate that the server takes, and tests again with it', async () => {
      await vscode.workspace.fs.delete(workspaceFile('certs/client'), { recursive: true });
      const port = await vscode.commands.executeCommand<number>('certscope.startTestServer', {
        credentials: {
          kind: 'pem',
          certificate: uriOf('certs/server/fullchain.pem'),
          key: uriOf('certs/server/key.pem'),
        },
        authorities: { kind: 'file', uri: uriOf('certs/ca.pem') },
      });
      const trust = { kind: 'file', uri: uriOf('certs/ca.pem') };
      await vscode.commands.executeCommand('certscope.testConnection', { target: `localhost:${port}`, trust });
      await reportSaying('The server requires a client certificate');
      await vscode.commands.executeCommand('notifications.clearAll');
      const done = press(await lensSaying('Issue a fitting certificate'));
      await acceptUntil(async () => {
        const files = await vscode.workspace.findFiles('certs/client/key.pem');
        return files[0];
      }, 'certs/client/key.pem');
      await done;
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      await reportSaying('The server accepted the client certificate');
      await vscode.commands.executeCommand('certscope.stopTestServer');
    });
  });
}
