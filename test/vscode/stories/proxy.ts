import * as vscode from 'vscode';
import { type ConnectProxy, startConnectProxy } from '../../tls/servers/connect-proxy.ts';
import { check, checkContains, checkEqual } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import { eventually, workspaceFile } from '../harness/editor.ts';

const uriOf = (path: string): string => workspaceFile(path).toString();
const pairOf = (role: string) => ({
  kind: 'pem',
  certificate: uriOf(`certs/${role}/fullchain.pem`),
  key: uriOf(`certs/${role}/key.pem`),
});
const trustOurs = () => ({ kind: 'file', uri: uriOf('certs/ca.pem') });

/** The report in front, once it says this. */
const reportSaying = (text: string): Promise<vscode.TextDocument> =>
  eventually(async () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === 'certscope-connection' && document.getText().includes(text) ? document : undefined;
  }, `a report that says “${text}”`);

const setProxy = (url: string | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('http').update('proxy', url, vscode.ConfigurationTarget.Global);

/** Connections through the proxy that the editor's own settings name, with the pair that the stories of connections made. */
export function proxyStories({ describe, it }: SuiteDefinition): void {
  describe('the proxy of the editor', () => {
    let port = 0;
    let proxy: ConnectProxy | undefined;

    it('leads to targets that are elsewhere, and who asks it is shown nowhere', async () => {
      const options = { credentials: pairOf('server'), authorities: trustOurs() };
      port = await eventually(
        () => vscode.commands.executeCommand<number | undefined>('certscope.startTestServer', options),
        'a port',
      );
      proxy = await startConnectProxy(port);
      await setProxy(`http://dev:geheim@127.0.0.1:${proxy.port}`);
      const params = {
        target: 'api.payments.test:443',
        credentials: pairOf('client'),
        trust: trustOurs(),
        serverName: 'localhost',
      };
      await vscode.commands.executeCommand('certscope.testConnection', params);
      const report = await reportSaying('The server accepted the client certificate');
      checkContains(report.getText(), `through the proxy: 127.0.0.1:${proxy.port}`);
      checkContains(report.getText(), 'server name (SNI): localhost');
      check(!report.getText().includes('geheim'), 'the report shows the password of the proxy');
      check(!decodeURIComponent(report.uri.toString()).includes('geheim'), 'the address of the report has it');
      const [head = ''] = proxy.heads;
      checkContains(head, 'CONNECT api.payments.test:443 ');
      checkContains(head, `Proxy-Authorization: Basic ${Buffer.from('dev:geheim').toString('base64')}`);
    });

    it('is not asked for this machine', async () => {
      const before = proxy?.heads.length;
      const params = { target: `localhost:${port}`, credentials: pairOf('client'), trust: trustOurs() };
      await vscode.commands.executeCommand('certscope.testConnection', params);
      const report = await reportSaying(`Connection to localhost:${port}`);
      check(!report.getText().includes('through the proxy'), 'loopback was reached through the proxy');
      checkEqual(proxy?.heads.length, before, 'connections to the proxy');
      await setProxy(undefined);
      await vscode.commands.executeCommand('certscope.stopTestServer');
      await proxy?.stop();
    });
  });
}
