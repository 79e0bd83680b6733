import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createSilentServer } from 'node:net';
import { createServer } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ConnectionOptions,
  ConnectionRefused,
  ConnectionReportText,
  ConnectionText,
  ConnectParams,
  PemCredentials,
} from '../../server/src/lsp/protocol/connecting.ts';
import type { IssuingOptions } from '../../server/src/lsp/protocol/issuing.ts';
import { freePort } from '../free-port.ts';
import { Delivered } from '../issue/handshakes/delivered.ts';
import { nginxMissing, startNginx } from '../issue/handshakes/nginx.ts';
import { startConnectProxy } from '../tls/servers/connect-proxy.ts';
import { type Listening, listenOn } from '../tls/servers/target.ts';
import { Editor, homes } from './editor.ts';

const workspace = new Delivered();
const folder = pathToFileURL(workspace.folder).href;
const uriOf = (path: string): string => `${folder}/${path}`;
const textOf = (path: string): string => readFileSync(workspace.path(path), 'utf8');
const [overStdio, inWorker] = homes;

/** The certificate of the client, by its files. */
const client: PemCredentials = {
  kind: 'pem',
  certificate: uriOf('client/fullchain.pem'),
  key: uriOf('client/key.pem'),
};

type Answer<T> = T | ConnectionRefused;

const connect = (editor: Editor, params: ConnectParams): Promise<Answer<ConnectionReportText>> =>
  editor.connection.sendRequest('certscope/connect', params);

/** Fails where it was refused. */
function shown<T extends ConnectionText>(answer: Answer<T>): T {
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer;
}

/** What there is to choose from, once the workspace has been read. The test's deadline ends the wait. */
async function knownOptions(editor: Editor): Promise<ConnectionOptions> {
  for (;;) {
    const options = await editor.connection.sendRequest<ConnectionOptions>('certscope/connectionOptions', { folder });
    if (options.pairs.length >= 2) return options;
  }
}

/** A server of Node that lets in clients of the CA of the workspace. */
const startDemanding = (): Promise<Listening> =>
  listenOn(
    createServer(
      {
        cert: textOf('server/fullchain.pem'),
        key: textOf('server/key.pem'),
        ca: textOf('ca.pem'),
        requestCert: true,
        rejectUnauthorized: true,
        ALPNProtocols: ['http/1.1'],
      },
      (socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
      },
    ),
  );

const springProperties = `server.port=\${PORT:9443}
server.ssl.bundle=web
management.server.port=9444
`;

/** Names of the files of the pair. */
let made: readonly string[] = [];

beforeAll(async () => {
  const development = { kind: 'development' } as const;
  made = await workspace.make(
    { kind: 'pair', serverNames: ['localhost', '127.0.0.1'], clientNames: ['checkout.svc'], authority: development },
    { formats: ['pem', 'kubernetes'] },
  );
  mkdirSync(workspace.path('deploy'), { recursive: true });
  writeFileSync(
    workspace.path('deploy/site.conf'),
    'server {\n  listen 8443 ssl;\n  server_name api.example *.example;\n}\n',
  );
  writeFileSync(
    workspace.path('deploy/api.yaml'),
    'kind: Service\nmetadata: { name: api, namespace: payments }\nspec: { ports: [{ name: http, port: 80 }, { name: https, port: 443 }] }\n',
  );
  mkdirSync(workspace.path('resources'), { recursive: true });
  writeFileSync(workspace.path('resources/application.properties'), springProperties);
});

describe('connections over stdio', () => {
  let editor: Editor;
  let demanding: Listening;
  const visits: string[] = [];
  const logged: string[] = [];
  let visited = (): void => undefined;
  beforeAll(async () => {
    demanding = await startDemanding();
    editor = await Editor.start(overStdio.connect, {
      folders: [folder],
      prepare: (connection) => {
        connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
        connection.onNotification('certscope/testServerVisit', ({ lines }: { lines: readonly string[] }) => {
          visits.push(lines.join('\n'));
          visited();
        });
      },
    });
    await knownOptions(editor);
  });
  afterAll(async () => {
    await editor.close();
    await demanding.stop();
  });

  it('offers hosts, pairs and CAs of the workspace', async () => {
    const { hosts, pairs, authorities, refused } = await knownOptions(editor);
    expect(refused).toBeUndefined();
    const place = 'workspace';
    expect(hosts).toHaveLength(5);
    expect(hosts).toContainEqual({
      value: 'api.example:8443',
      source: 'nginx listen 8443 ssl (deploy/site.conf)',
      place,
    });
    expect(hosts).toContainEqual({
      value: 'localhost:9443',
      source: 'Spring server.port (resources/application.properties)',
      place,
    });
    // What looks like plain HTTP comes last.
    expect(hosts.slice(-2).map(({ value }) => value)).toEqual(['api.payments.svc:443', 'api.payments.svc:80']);
    expect(pairs).toContainEqual(
      expect.objectContaining({ role: 'client', credentials: expect.objectContaining({ key: client.key }) }),
    );
    expect(authorities).toEqual([expect.stringContaining('development CA')]);
  });

  it('offers first what the document in front of the user tells of, as it is open or on disk', async () => {
    const ask = (document: string): Promise<ConnectionOptions> =>
      editor.connection.sendRequest('certscope/connectionOptions', { folder, document });
    const placesIn = async (document: string): Promise<readonly string[]> =>
      (await ask(document)).hosts.map(({ value, place }) => `${value} ${place}`);
    expect((await placesIn(uriOf('resources/application.properties'))).slice(0, 3)).toEqual([
      'localhost:9443 document',
      'localhost:9444 document',
      'api.example:8443 workspace',
    ]);
    await editor.open(
      uriOf('deploy/site.conf'),
      'server { listen 7443 ssl; server_name unsaved.example; }',
      'properties',
    );
    const hosts = await placesIn(uriOf('deploy/site.conf'));
    expect(hosts[0]).toBe('unsaved.example:7443 document');
    expect(hosts.filter((host) => /unsaved|api\.example/.test(host))).toHaveLength(1);
    expect(await placesIn('file:///nowhere/gone.yaml')).toHaveLength(5);
    await editor.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: uriOf('deploy/site.conf') },
    });
  });

  it('still names services for certificates as it did', async () => {
    const { names } = await editor.connection.sendRequest<IssuingOptions>('certscope/issuingOptions', { folder });
    expect(names.map(({ value }) => value).toSorted()).toEqual([
      '*.example',
      'api',
      'api.example',
      'api.payments',
      'api.payments.svc',
      'api.payments.svc.cluster.local',
    ]);
  });

  it('says that a client certificate is required, and which of the workspace fits', async () => {
    const { text } = shown(await connect(editor, { target: `localhost:${demanding.port}` }));
    expect(text).toContain('The server requires a client certificate');
    expect(text).toContain('client/');
  });

  it('is let in with it, and shows the chain as served and the same with other tools', async () => {
    const answer = shown(await connect(editor, { target: `localhost:${demanding.port}`, credentials: client }));
    expect(answer.text).toContain('✓ The handshake is complete, and the certificate of the server holds.');
    expect(answer.text).toContain('✓ The server accepted the client certificate.');
    expect(answer.text).toContain('Without a client certificate:');
    expect(answer.title).toBe(`localhost ${demanding.port}`);
    const lines = (pem: string): string => pem.replaceAll(/\s/g, '');
    // OpenSSL adds the root, since the server knows it.
    expect(lines(answer.servedPem)).toBe(lines(textOf('server/fullchain.pem') + textOf('ca.pem')));
    expect(answer.commands.map(({ tool }) => tool)).toEqual(['openssl s_client', 'curl']);
    expect(answer.commands[1]?.line).toContain('--cert client/fullchain.pem --key client/key.pem --cacert ca.pem');
  });

  it('takes the pair out of a Secret', async () => {
    const secret = made.find((name) => /client.*\.yaml$/.test(name)) ?? '';
    const credentials: PemCredentials = { kind: 'pem', certificate: uriOf(secret), key: uriOf(secret) };
    const { text, commands } = shown(await connect(editor, { target: `localhost:${demanding.port}`, credentials }));
    expect(text).toContain('✓ The server accepted the client certificate.');
    expect(commands[0]?.line).not.toContain('.yaml');
  });

  it('trusts what it is told to: the CAs of Node do not know this one, the file does', async () => {
    const target = `localhost:${demanding.port}`;
    const strange = shown(await connect(editor, { target, credentials: client, trust: { kind: 'mozilla' } }));
    expect(strange.text).not.toContain('the certificate of the server holds');
    const trust = { kind: 'file', uri: uriOf('ca.pem') } as const;
    expect(shown(await connect(editor, { target, credentials: client, trust })).text).toContain('server holds');
  });

  it('says what is wrong with a target, and connects to nothing', async () => {
    const refusals = ['localhost', 'gopher://localhost:70', 'localhost:99999', 'a b:1', '[localhost]:443'];
    for (const target of refusals) expect(await connect(editor, { target })).toMatchObject({ kind: 'refused' });
    const missing = { ...client, key: uriOf('client/gone.pem') };
    const target = `localhost:${demanding.port}`;
    expect(await connect(editor, { target, credentials: missing })).toEqual({
      kind: 'refused',
      message: `${missing.key} cannot be read.`,
    });
    await expect(editor.connection.sendRequest('certscope/connect', { target: 1 })).rejects.toThrow(
      'certscope/connect.target',
    );
  });

  it('says that nobody listens', async () => {
    const { text, servedPem } = shown(await connect(editor, { target: `127.0.0.1:${await freePort()}` }));
    expect(text).toContain('ECONNREFUSED');
    expect(servedPem).toBe('');
  });

  it('answers editors that execute commands, with progress', async () => {
    const progress: string[] = [];
    editor.connection.onNotification(
      '$/progress',
      ({ value }: { value: { kind: string; message?: string } }) =>
        void progress.push(`${value.kind} ${value.message ?? ''}`.trim()),
    );
    const answer = await editor.connection.sendRequest<Answer<ConnectionReportText>>('workspace/executeCommand', {
      command: 'certscope/connect',
      arguments: [{ target: `localhost:${demanding.port}`, credentials: client }],
      workDoneToken: 'test',
    });
    expect(shown(answer).text).toContain('✓ The server accepted the client certificate.');
    expect(progress).toEqual([
      'begin',
      'report Handshake',
      'report The same without the client certificate',
      'report Taking up the session',
      'end',
    ]);
  });

  it('asks for what it is told to, says so in the report, and gives programs the same as data', async () => {
    const answer = shown(
      await connect(editor, {
        target: `localhost:${demanding.port}`,
        credentials: client,
        serverName: 'orders.svc',
        alpn: ['http/1.1'],
        maxVersion: 'TLSv1.2',
        http: 'never',
        timeoutSeconds: 7,
        repeat: 3,
        json: true,
      }),
    );
    const [, , ...head] = answer.text.split('\n\n', 1).join().split('\n');
    expect(head).toEqual([
      'server name (SNI): orders.svc',
      'offered by ALPN: http/1.1',
      'offered versions: TLSv1.2 only',
      'HTTP request: none',
      'time limit of each phase: 7 s',
    ]);
    expect(answer.text).toContain('(median of 3, ');
    expect(answer.json).toMatchObject({
      schema: 1,
      target: { serverName: 'orders.svc', alpn: ['http/1.1'], minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' },
      outcome: { kind: 'accepted' },
      negotiated: { version: 'TLSv1.2' },
      clientCertificate: { sent: true, atHand: [{ place: 'client/cert.pem', misfits: [] }, {}] },
      response: null,
      diagnoses: [{ id: 'server-certificate-wrong-name' }],
    });
  });

  it('says what a test would ask with, or what is wrong with that, and connects to nothing', async () => {
    const preview = (params: object): Promise<unknown> =>
      editor.connection.sendRequest('certscope/previewConnection', params);
    expect(await preview({ target: 'smtp://10.0.0.7', minVersion: 'TLSv1' })).toEqual({
      kind: 'preview',
      host: '10.0.0.7',
      port: 25,
      alpn: [],
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.3',
      starttls: 'smtp',
      http: 'auto',
      bypassesProxy: false,
    });
    const target = 'api.intra.example:443';
    expect(await preview({ target, noProxy: ['intra.example'] })).toMatchObject({ bypassesProxy: true });
    for (const wrong of [
      { serverName: '10.0.0.7' },
      { serverName: 'two words' },
      { alpn: ['h2', ''] },
      { maxVersion: 'TLSv1.1' },
    ]) {
      expect(await preview({ target, ...wrong })).toMatchObject({ kind: 'refused' });
      expect(await connect(editor, { target, ...wrong } as ConnectParams)).toMatchObject({ kind: 'refused' });
    }
    for (const typed of ['https://joe:sekret@localhost:9001/', 'joe:sekret@localhost:9001']) {
      const refused = {
        kind: 'refused',
        message: expect.stringMatching(/^“(?:https:\/\/)?joe:…@localhost:9001\/?” names a user/),
      };
      expect(await preview({ target: typed })).toEqual(refused);
      expect(await connect(editor, { target: typed })).toEqual(refused);
    }
    const onProxy = (host: string): object => ({ proxy: { host, port: 3128 } });
    const wrongProxies = ['a\r\nb', '', 'joe:sekret@proxy', 'proxy/'].map(onProxy);
    const wrongOthers = [{ repeat: 1.5 }, { timeoutSeconds: 0 }, { minVersion: '1.2' }, { proxy: { host: 'x' } }];
    expect(await preview({ target, ...onProxy('::1') })).toMatchObject({ kind: 'preview' });
    for (const params of [...wrongOthers, ...wrongProxies])
      await expect(preview({ target, ...params })).rejects.toThrow('certscope/previewConnection.');
  });

  it('goes through a proxy, which alone resolves the name and is told who asks', async () => {
    const proxy = await startConnectProxy(demanding.port);
    const through = { host: '127.0.0.1', port: proxy.port, user: 'dev', password: 'ge:heim' };
    const [target, serverName] = ['api.payments.test:443', 'localhost'];
    const answer = shown(
      await connect(editor, { target, serverName, proxy: through, credentials: client, json: true }),
    );
    const params = { target, proxy: through, json: true };
    const scanned = shown(await editor.connection.sendRequest<Answer<ConnectionText>>('certscope/scan', params));
    await proxy.stop();
    expect(answer.text).toContain('✓ The server accepted the client certificate.');
    expect(answer.text).toContain(`through the proxy: 127.0.0.1:${proxy.port}`);
    expect(scanned.text).toContain(`through the proxy: 127.0.0.1:${proxy.port}`);
    expect(scanned.json).toMatchObject({
      schema: 1,
      target: { host: 'api.payments.test', proxy: { host: '127.0.0.1', port: proxy.port } },
      scan: { versions: expect.any(Array) },
    });
    const authorization = Buffer.from('dev:ge:heim').toString('base64');
    expect(proxy.heads[0]).toMatch(/^CONNECT api\.payments\.test:443 HTTP\/1\.1\r\n/);
    for (const head of proxy.heads) expect(head).toContain(`Proxy-Authorization: Basic ${authorization}\r\n`);
    for (const secret of ['heim', authorization])
      expect(JSON.stringify([answer, scanned, logged])).not.toContain(secret);
    expect(await connect(editor, { target, proxy: { ...through, user: 'a:b' } })).toMatchObject({ kind: 'refused' });
  });

  it('gives up when it is told to', async () => {
    let met = (): void => undefined;
    const connected = new Promise<void>((resolve) => {
      met = resolve;
    });
    const silent = await listenOn(createSilentServer(() => met()));
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
    const source = new CancellationTokenSource();
    const params: ConnectParams = { target: `localhost:${silent.port}` };
    const answer = editor.connection.sendRequest('certscope/connect', params, source.token);
    await connected;
    source.cancel();
    await expect(answer).rejects.toThrow('Cancelled');
    await silent.stop();
  });

  it('scans what a server accepts', async () => {
    const params = { target: `localhost:${demanding.port}` };
    const { text } = shown(await editor.connection.sendRequest<Answer<ConnectionText>>('certscope/scan', params));
    expect(text).toContain(`Scan of localhost:${demanding.port}`);
    expect(text).toContain('TLSv1.3: accepted');
  });

  it('receives clients with the test server, and says of each what came of it', async () => {
    const credentials = { kind: 'pem', certificate: uriOf('server/fullchain.pem'), key: uriOf('server/key.pem') };
    const started = await editor.connection.sendRequest<{ port: number; summary: string }>(
      'certscope/startTestServer',
      { credentials, port: 0 },
    );
    expect(started.summary).toContain(`https://localhost:${started.port}/`);
    expect((await knownOptions(editor)).testServerPort).toBe(started.port);
    const enough = new Promise<void>((resolve) => {
      visited = () => visits.length >= 2 && resolve();
    });
    const target = `localhost:${started.port}`;
    expect(shown(await connect(editor, { target })).text).toContain('The server requires a client certificate');
    expect(shown(await connect(editor, { target, credentials: client })).text).toContain('✓ The server accepted');
    await enough;
    expect(visits[0]).toMatch(/refused/);
    expect(visits.some((visit) => visit.includes('accepted') && visit.includes('checkout.svc'))).toBe(true);
    expect(logged).toContain(visits[0]);
    expect(await editor.connection.sendRequest('certscope/stopTestServer')).toBe(true);
    expect(await editor.connection.sendRequest('certscope/stopTestServer')).toBe(false);
    expect(shown(await connect(editor, { target })).text).toContain('ECONNREFUSED');
  });

  it.skipIf(nginxMissing)('tells what nginx says in HTTP, when it wants a client certificate', async () => {
    const port = await freePort();
    const path = (name: string): string => workspace.path(name);
    const nginx = await startNginx(
      path('nginx'),
      `server { listen 127.0.0.1:${port} ssl; server_name localhost; return 200;
        ssl_certificate ${path('server/fullchain.pem')}; ssl_certificate_key ${path('server/key.pem')};
        ssl_client_certificate ${path('ca.pem')}; ssl_verify_client on; }`,
    );
    const target = `https://localhost:${port}/health`;
    expect(shown(await connect(editor, { target })).text).toContain('The server requires a client certificate');
    expect(shown(await connect(editor, { target, credentials: client })).text).toContain('✓ The server accepted');
    await nginx.stop();
  });

  it('has shown no private key', () => {
    const secrets = ['client', 'server'].map((name) => textOf(`${name}/key.pem`).split('\n')[1] ?? 'missing');
    for (const secret of secrets) expect([...visits, ...logged].join('\n')).not.toContain(secret);
  });
});

describe.skipIf(!inWorker.available)('connections in a browser worker', () => {
  it('are refused, and it is said why', async () => {
    const editor = await Editor.start(inWorker.connect);
    const why = expect.stringContaining('browser');
    expect(await editor.connection.sendRequest('certscope/connectionOptions', {})).toMatchObject({ refused: why });
    expect(await connect(editor, { target: 'localhost:443' })).toEqual({ kind: 'refused', message: why });
    const credentials = client;
    expect(await editor.connection.sendRequest('certscope/startTestServer', { credentials })).toMatchObject({
      kind: 'refused',
      message: why,
    });
    await editor.close();
  });
});
