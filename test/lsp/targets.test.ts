import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-protocol';
import type {
  ConnectionRefused,
  PasswordsNeeded,
  TargetsText,
  TestTargetsParams,
} from '../../server/src/lsp/protocol/connecting.ts';
import { makeLeaf, makePki } from '../builders/index.ts';
import { freePort } from '../free-port.ts';
import { Delivered } from '../issue/handshakes/delivered.ts';
import { startConnectProxy } from '../tls/servers/connect-proxy.ts';
import { type Listening, listenOn } from '../tls/servers/target.ts';
import { codesOf, Editor, homes } from './editor.ts';

const workspace = new Delivered();
const folder = pathToFileURL(workspace.folder).href;
const targetsUri = `${folder}/.certscope/targets.yaml`;
const [overStdio, inWorker] = homes;

const pki = makePki({ now: Date.now(), server: { dns: ['localhost'] }, label: 'targets' });
/** What is served was renewed in the workspace. */
const renewed = makeLeaf(pki.issuing, { dns: ['localhost'], key: pki.server.key, now: Date.now(), days: [-1, 364] });
const ending = makeLeaf(pki.issuing, { dns: ['localhost'], key: pki.server.key, now: Date.now(), days: [-88, 2] });

function write(path: string, text: string): void {
  mkdirSync(workspace.path(path.slice(0, path.lastIndexOf('/') + 1)), { recursive: true });
  writeFileSync(workspace.path(path), text);
}

let connections = 0;
let visited = (): void => undefined;

function serve(cert: string, demand: boolean): Promise<Listening> {
  const server = createServer(
    { cert, key: pki.server.keyPem, ca: pki.root.pem, requestCert: demand, rejectUnauthorized: demand },
    (socket) => socket.on('error', () => undefined).resume(),
  );
  server.on('connection', () => {
    connections++;
    visited();
  });
  return listenOn(server);
}

async function lensesOf(editor: Editor, uri: string): Promise<readonly CodeLens[]> {
  return (await editor.request<CodeLens[] | null>('textDocument/codeLens', uri)) ?? [];
}

const titles = (lenses: readonly CodeLens[]): readonly (string | undefined)[] =>
  lenses.map(({ command }) => command?.title);

const testAll = (
  editor: Editor,
  params: TestTargetsParams,
): Promise<TargetsText | PasswordsNeeded | ConnectionRefused> =>
  editor.connection.sendRequest('certscope/testTargets', params);

describe('the saved targets of a workspace', () => {
  let editor: Editor;
  let running: readonly Listening[];
  let text: string;

  beforeAll(async () => {
    running = [await serve(pki.serverChain, true), await serve(ending.pem + pki.issuing.pem, false)];
    const [demanding, old] = running.map(({ port }) => port);
    text = `targets:
  - { name: orders, target: "localhost:${demanding}", certificate: certs/client.pem, key: certs/client.key, ca: certs/ca.pem }
  - name: anonymous
    target: localhost:${demanding}
  - localhost:${old}
  - 127.0.0.1:${await freePort()}
`;
    write('certs/ca.pem', pki.root.pem);
    write('certs/client.pem', pki.clientChain);
    write('certs/client.key', pki.client.keyPem);
    write('certs/server.pem', renewed.pem);
    write('.certscope/targets.yaml', text);
    editor = await Editor.start(overStdio.connect, {
      folders: [folder],
      initializationOptions: { commands: ['certscope.testConnection', 'certscope.testTargets'] },
    });
    await editor.open(targetsUri, text);
  });
  afterAll(async () => {
    await editor.close();
    await Promise.all(running.map(({ stop }) => stop()));
  });

  it('have lenses, and nothing is connected to before the user asks', async () => {
    const lenses = await lensesOf(editor, targetsUri);
    expect(titles(lenses)).toEqual(['Test all targets', ...Array.from({ length: 4 }, () => 'Test connection')]);
    expect(lenses[0]?.command).toMatchObject({ command: 'certscope.testTargets', arguments: [{ uri: targetsUri }] });
    expect(lenses[1]?.command).toMatchObject({
      command: 'certscope.testConnection',
      arguments: [
        {
          target: expect.stringMatching(/^localhost:/),
          credentials: { kind: 'pem', certificate: `${folder}/certs/client.pem`, key: `${folder}/certs/client.key` },
          trust: { kind: 'file', uri: `${folder}/certs/ca.pem` },
        },
      ],
    });
    expect(await editor.diagnostics(targetsUri)).toEqual([]);
    expect(connections).toBe(0);
  });

  it('are tested together: a table, and what is wrong at each', async () => {
    const answer = await knowing(editor, { uri: targetsUri });
    expect(answer.results.map(({ name, result }) => [name.replace(/:\d+$/, ''), result])).toEqual([
      ['orders', 'findings'],
      ['anonymous', 'failed'],
      ['localhost', 'findings'],
      ['127.0.0.1', 'unreachable'],
    ]);
    expect(answer.text).toContain('Targets: 4 (');
    expect(Object.keys(answer.history)).toHaveLength(2);
    const found = await editor.diagnostics(targetsUri, (all) => all.length > 0);
    const at = (line: number): string[] => codesOf(found.filter(({ range }) => range.start.line === line));
    expect(at(1)).toEqual(['not-deployed']);
    expect(at(3)).toEqual(['client-certificate-required', 'not-deployed']);
    expect(at(4)).toEqual(['validity/expiring-soon', 'not-deployed']);
    expect(at(5)).toEqual(['connection-refused']);
    expect(found.find(({ code }) => code === 'not-deployed')?.message).toContain('certs/server.pem');
    expect(found.find(({ code }) => code === 'connection-refused')?.codeDescription?.href).toMatch(
      /connection-refused/,
    );
  });

  it('keep their history from one test to the next, whatever the client kept', async () => {
    const address = `localhost:${running[0]?.port}`;
    const before = { [address]: [{ notAfter: 1, seen: 2 }, 'what is this', { notAfter: 'x', seen: 3 }] };
    const answer = await editor.connection.sendRequest<TargetsText>('certscope/testTargets', {
      uri: targetsUri,
      history: before,
    });
    expect(answer.history[address]?.map(({ notAfter }) => notAfter > 1)).toEqual([false, true]);
    expect(answer.text).toContain('Certificates seen before');
  });

  it('are judged anew by a single test, and only that one', async () => {
    const lens = (await lensesOf(editor, targetsUri))[2];
    write('certs/server.pem', pki.server.pem);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${folder}/certs/server.pem`, type: 2 }],
    });
    await editor.connection.sendRequest('certscope/connect', lens?.command?.arguments?.[0]);
    const found = await editor.diagnostics(
      targetsUri,
      (all) => !all.some(({ range, code }) => range.start.line === 3 && code === 'not-deployed'),
    );
    expect(codesOf(found)).toContain('client-certificate-required');
    expect(codesOf(found)).toContain('not-deployed');
  });

  it('are said to be wrong where they are, and the others are tested', async () => {
    const port = running[1]?.port ?? 0;
    await editor.change(targetsUri, `targets:\n  - localhost\n  - localhost:${port}\n`);
    const found = await editor.diagnostics(targetsUri, (all) => all.some(({ code }) => code === 'targets'));
    expect(found[0]).toMatchObject({ range: { start: { line: 1, character: 4 } }, code: 'targets' });
    expect(await testAll(editor, { uri: targetsUri })).toMatchObject({ results: [{ name: `localhost:${port}` }] });
    await editor.change(targetsUri, 'targets: []\n');
    expect(await testAll(editor, { uri: targetsUri })).toMatchObject({ kind: 'refused' });
    expect(await testAll(editor, { uri: `${folder}/gone.yaml` })).toMatchObject({ kind: 'refused' });
  });

  it('are given up when the user does', async () => {
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
    const port = running[0]?.port ?? 0;
    await editor.change(targetsUri, `targets: ["localhost:${port}"]\n`);
    const met = new Promise<void>((resolve) => {
      visited = resolve;
    });
    const source = new CancellationTokenSource();
    const answer = editor.connection.sendRequest('certscope/testTargets', { uri: targetsUri }, source.token);
    await met;
    source.cancel();
    await expect(answer).rejects.toThrow('Cancelled');
  });
});

/** Once the workspace has been read, which the test's deadline ends the wait for. */
async function knowing(editor: Editor, params: TestTargetsParams): Promise<TargetsText> {
  for (;;) {
    const answer = await testAll(editor, params);
    if (answer.kind !== 'report') throw new Error(JSON.stringify(answer));
    if (answer.results[0]?.issues.some(({ code }) => code === 'not-deployed') === true) return answer;
  }
}

describe('targets with a keystore', () => {
  it('need its password, which is said once and for nobody else; those behind a proxy are reached through it', async () => {
    const project = new Delivered();
    const made = { kind: 'pair', serverNames: ['localhost', 'api.payments.test'], clientNames: ['orders'] } as const;
    await project.make(
      { ...made, authority: { kind: 'development' } },
      { formats: ['pem', 'pkcs12'], password: 'geheim' },
    );
    const at = (path: string): Buffer => readFileSync(project.path(path));
    const server = createServer(
      {
        ...{ cert: at('server/fullchain.pem'), key: at('server/key.pem'), ca: at('ca.pem') },
        ...{ requestCert: true, rejectUnauthorized: true },
      },
      (socket) => socket.on('error', () => undefined).resume(),
    );
    const demanding = await listenOn(server);
    const proxy = await startConnectProxy(demanding.port);
    const root = pathToFileURL(project.folder).href;
    const uri = `${root}/.certscope/targets.yaml`;
    const editor = await Editor.start(overStdio.connect, { folders: [root] });
    await editor.open(
      uri,
      `targets:
  - { target: "localhost:${demanding.port}", pkcs12: client/keystore.p12, ca: ca.pem, maxVersion: 1.2 }
  - { target: "api.payments.test:443", pkcs12: client/keystore.p12, ca: ca.pem, timeout: 20 }
`,
    );
    const store = `${root}/client/keystore.p12`;
    expect(await testAll(editor, { uri })).toEqual({
      kind: 'passwords-needed',
      stores: [{ store, place: 'client/keystore.p12' }],
    });
    const through = { proxy: { host: '127.0.0.1', port: proxy.port }, noProxy: ['intra.example'] };
    const ask = (password: string) =>
      testAll(editor, { uri, passwords: [{ store, password }], ...through, json: true });
    const wrong = await ask('falsch');
    const lens = (await lensesOf(editor, uri))[1]?.command;
    const execute = (password?: string): Promise<unknown> => {
      const [params] = lens?.arguments ?? [];
      const credentials = { ...params.credentials, ...(password !== undefined && { password }) };
      const call = { command: 'certscope/connect', arguments: [{ ...params, credentials }] };
      return editor.connection.sendRequest('workspace/executeCommand', call);
    };
    const [locked, empty, opened] = [await execute(), await execute(''), await execute('geheim')];
    const answer = await ask('geheim');
    await editor.close();
    await Promise.all([demanding.stop(), proxy.stop()]);
    expect(locked).toEqual({ kind: 'refused', message: expect.stringContaining('keystore.p12 needs its password') });
    expect(empty).toMatchObject({ text: expect.stringContaining('mac verify failure') });
    expect(opened).toMatchObject({ kind: 'report', text: expect.stringContaining('Client certificate') });
    expect(wrong).toMatchObject({ results: [{ result: 'untested' }, { result: 'untested' }] });
    expect(answer).toMatchObject({
      results: [
        { result: 'fine', version: 'TLSv1.2' },
        { result: 'fine', version: 'TLSv1.3' },
      ],
      json: {
        schema: 1,
        targets: [
          { result: 'fine', report: { target: { proxy: null }, outcome: { kind: 'accepted' } } },
          { result: 'fine', report: { target: { proxy: through.proxy }, clientCertificate: { sent: true } } },
        ],
      },
    });
    expect(proxy.heads.every((head) => head.startsWith('CONNECT api.payments.test:443 '))).toBe(true);
    expect(JSON.stringify([wrong, answer])).not.toContain('geheim');
  });
});

describe('a server of an nginx configuration', () => {
  it('has a lens for each port, and nothing is found wrong with the file', async () => {
    const editor = await Editor.start(overStdio.connect);
    const uri = 'file:///etc/nginx/conf.d/api.conf';
    const text = `server {
  listen 80;
  server_name plain.example;
}
server {
  listen 443 ssl; listen 8443 ssl;
  server_name api.example;
}
server { listen 127.0.0.1:9443 ssl; }
server { listen 10443 ssl; server_name _; }
server { listen 11443 ssl; server_name *.w.example; }
server { listen 12443 ssl; server_name "q.example" r.example; }
server { listen 127.0.0.1:13443 ssl; listen [::1]:13443 ssl; server_name a.example; }
server { listen 14443 ssl; server_name .dot.example; }
server { listen 127.0.0.1:15443 ssl; server_name 10.0.0.7; }
stream { server { listen 636 ssl; proxy_pass ldap:389; } }
`;
    await editor.open(uri, text, 'nginx');
    expect(await editor.diagnostics(uri)).toEqual([]);
    expect(
      (await lensesOf(editor, uri)).map(({ range, command }) => [range.start.line, command?.arguments?.[0]]),
    ).toEqual([
      [4, { target: 'api.example:443' }],
      [4, { target: 'api.example:8443' }],
      [8, { target: '127.0.0.1:9443' }],
      [9, { target: 'localhost:10443' }],
      [10, { target: 'localhost:11443' }],
      [11, { target: 'q.example:12443' }],
      [12, { target: '127.0.0.1:13443', serverName: 'a.example' }],
      [12, { target: '[::1]:13443', serverName: 'a.example' }],
      [13, { target: 'dot.example:14443' }],
      [14, { target: '127.0.0.1:15443' }],
      [15, { target: 'localhost:636' }],
    ]);
    await editor.close();
  });
});

describe('an entry of a Gateway', () => {
  it('has a lens for each host where it accepts TLS', async () => {
    const editor = await Editor.start(overStdio.connect);
    const uri = 'file:///work/gateways.yaml';
    const text = `apiVersion: v1
kind: Namespace
metadata: { name: edge }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  servers:
    - port: { number: 80, protocol: HTTP }
      hosts: [api.example]
    - port: { number: 443, protocol: HTTPS }
      tls: { mode: MUTUAL }
      hosts: [payments/api.example, "*.example", other.example]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: web }
spec:
  listeners:
    - { name: web, protocol: HTTPS, port: 8443, hostname: shop.example }
`;
    await editor.open(uri, text, 'yaml');
    expect(
      (await lensesOf(editor, uri)).map(({ range, command }) => [range.start.line, command?.arguments?.[0]]),
    ).toEqual([
      [11, { target: 'api.example:443' }],
      [11, { target: 'other.example:443' }],
      [20, { target: 'shop.example:8443' }],
    ]);
    await editor.close();
  });
});

describe('configuration that an editor takes for something else', () => {
  const server = 'server {\n  listen 443 ssl;\n  server_name api.example;\n}\n';
  let editor: Editor;
  beforeAll(async () => {
    editor = await Editor.start(overStdio.connect);
  });
  afterAll(() => editor.close());

  it.each([
    ['properties', 'file:///work/deploy/site.conf'],
    ['plaintext', 'file:///etc/nginx/sites-available/shop'],
    ['plaintext', 'file:///work/templates/default.conf.template'],
  ])('has lenses where servers of nginx stand in it (%s %s)', async (language, uri) => {
    await editor.open(uri, `# ${language}\n`, language);
    expect(await lensesOf(editor, uri)).toEqual([]);
    await editor.change(uri, server);
    expect((await lensesOf(editor, uri)).map(({ command }) => command?.arguments)).toEqual([
      [{ target: 'api.example:443' }],
    ]);
  });

  it('has none, nor anything else, where it belongs to another program', async () => {
    const others = {
      'httpd.conf':
        '<VirtualHost *:443>\n  Listen 443 https\n  ServerName api.example\n  SSLEngine on\n</VirtualHost>\n',
      'named.conf': 'server 10.0.0.1 { listen 443 ssl; };\n',
      'application.conf': 'server {\n  port = 8443\n  ssl = true\n}\n',
      'client.conf': `<ca>\n${pki.root.pem.replace('MII', 'MIJ')}</ca>\n`,
    };
    for (const [name, text] of Object.entries(others)) {
      const uri = `file:///work/other/${name}`;
      await editor.open(uri, text, 'properties');
      expect([name, await lensesOf(editor, uri), await editor.diagnostics(uri)]).toEqual([name, [], []]);
      expect(await editor.request('textDocument/foldingRange', uri)).toBeNull();
    }
  });
});

describe('a Secret that an Ingress serves hosts with', () => {
  const secret = (name: string, namespace = 'payments'): string => `apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  namespace: ${namespace}
type: kubernetes.io/tls
data:
  tls.crt: ${Buffer.from(pki.serverChain).toString('base64')}
  tls.key: ${Buffer.from(pki.server.keyPem).toString('base64')}
`;

  it('has a lens for each host, wherever the Ingress lies, and others have none', async () => {
    write(
      'deploy/ingress.yaml',
      `kind: Ingress
metadata: { name: web, namespace: payments }
spec:
  tls:
    - { secretName: web-tls, hosts: [api.example, "*.example"] }
`,
    );
    const editor = await Editor.start(overStdio.connect, { folders: [folder] });
    const uri = `${folder}/deploy/secret.yaml`;
    await editor.open(uri, [secret('web-tls'), secret('other-tls'), secret('web-tls', 'staging')].join('---\n'));
    const lenses = (await lensesOf(editor, uri)).filter(({ command }) => command?.title.startsWith('Test connection'));
    expect(lenses).toEqual([
      {
        range: expect.objectContaining({ start: { line: 5, character: 6 } }),
        command: {
          title: 'Test connection to api.example',
          command: 'certscope/connect',
          arguments: [{ target: 'api.example:443' }],
        },
      },
    ]);
    await editor.close();
  });

  it.skipIf(!inWorker.available)('has none in a browser, which connects to nothing', async () => {
    const editor = await Editor.start(inWorker.connect);
    const text = 'targets:\n  - localhost:1\n';
    await editor.open('file:///w/.certscope/targets.yaml', text);
    expect(await lensesOf(editor, 'file:///w/.certscope/targets.yaml')).toEqual([]);
    await editor.close();
  });
});
