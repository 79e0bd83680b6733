import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer, type TlsOptions } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ConnectionRefused,
  ConnectionReportText,
  ConnectParams,
} from '../../server/src/lsp/protocol/connecting.ts';
import type {
  ChainCompletion,
  CompleteChainParams,
  FittingAuthority,
  ReportAction,
} from '../../server/src/lsp/protocol/reports.ts';
import { authorityInfoAccess, makeCa, makeIntermediate, makeKey, makeLeaf, makeTlsSecret } from '../builders/index.ts';
import { Delivered } from '../issue/handshakes/delivered.ts';
import { type Listening, listenOn } from '../tls/servers/target.ts';
import { Editor, homes } from './editor.ts';

const workspace = new Delivered();
/** Where CAs are stored. */
const home = new Delivered();
const folder = pathToFileURL(workspace.folder).href;
const uriOf = (path: string): string => `${folder}/${path}`;
const [overStdio, inWorker] = homes;
const now = Date.now();

const root = makeCa({ name: 'Payments Root CA', key: makeKey('p256', 'live root'), now });
const issuing = makeIntermediate(root, { name: 'Payments Issuing CA', key: makeKey('p256', 'live issuing'), now });
/** Lies in the workspace. */
const nearby = makeIntermediate(root, { name: 'Payments Nearby CA', key: makeKey('p256', 'live nearby'), now });

const stopping: Listening[] = [];
const asked: string[] = [];
let editor: Editor;
let aia = '';
let far = leafOf('far.payments.test', issuing);
const near = leafOf('near.payments.test', nearby);

const during = async (starting: Promise<Listening>): Promise<Listening> => {
  const listening = await starting;
  stopping.push(listening);
  return listening;
};

const serve = async (options: TlsOptions): Promise<string> => {
  const server = createServer(options, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  });
  return `localhost:${(await during(listenOn(server))).port}`;
};

const connect = async (params: ConnectParams): Promise<ConnectionReportText> => {
  const answer = await editor.connection.sendRequest<ConnectionReportText | ConnectionRefused>(
    'certscope/connect',
    params,
  );
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer;
};

const complete = (params: CompleteChainParams): Promise<ChainCompletion> =>
  editor.connection.sendRequest('certscope/completeChain', params);

type ActionOf<Kind extends ReportAction['kind']> = Extract<ReportAction, { readonly kind: Kind }>;

/** What the report offers of a kind, and the title of the section that it stands at. */
function offers<Kind extends ReportAction['kind']>({ live, text }: ConnectionReportText, kind: Kind) {
  const isOfKind = (action: ReportAction): action is ActionOf<Kind> => action.kind === kind;
  return live.actions.flatMap(({ action, line }) =>
    isOfKind(action) ? [{ action, at: text.split('\n')[line] ?? '' }] : [],
  );
}

function leafOf(name: string, issuer: typeof issuing, caIssuers?: string) {
  const extensions = caIssuers === undefined ? [] : [authorityInfoAccess({ caIssuers })];
  return makeLeaf(issuer, { dns: ['localhost', name], key: makeKey('p256', name), now, extensions });
}

beforeAll(async () => {
  process.env['CERTSCOPE_HOME'] = home.folder;
  const answer = (request: IncomingMessage): Uint8Array => {
    asked.push(request.url ?? '');
    return request.url === '/issuing.cer' ? issuing.der : new TextEncoder().encode('nothing here');
  };
  const http = createHttpServer((request, response) => response.end(answer(request)));
  aia = `http://127.0.0.1:${(await during(listenOn(http))).port}`;
  mkdirSync(workspace.path('certs'));
  far = leafOf('far.payments.test', issuing, `${aia}/issuing.cer`);
  const files = {
    'certs/root.pem': root.pem,
    'certs/nearby.pem': nearby.pem,
    'certs/far.pem': `# deployed\n${far.pem}`,
    'certs/far.key': far.keyPem,
    'certs/near.key': near.keyPem,
    'certs/near.yaml': makeTlsSecret({ name: 'near-tls', crt: near.pem, key: near.keyPem }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(workspace.path(name), text);
  editor = await Editor.start(overStdio.connect, { folders: [folder] });
  for (;;) {
    const { pairs } = await editor.connection.sendRequest<{ pairs: readonly unknown[] }>(
      'certscope/connectionOptions',
      {},
    );
    if (pairs.length >= 2) return;
  }
});
afterAll(async () => {
  await editor.close();
  await Promise.all(stopping.map(({ stop }) => stop()));
});

describe('the report of a server that does not send its intermediate', () => {
  let report: ConnectionReportText;
  beforeAll(async () => {
    report = await connect({ target: await serve({ cert: far.pem, key: far.keyPem }) });
  });

  it('knows where its sections are', () => {
    const lines = report.text.split('\n');
    expect(report.live.sections.map(({ title }) => title)).toContain('Chain as served');
    for (const { title, titleLine, lastLine } of report.live.sections) {
      expect(lines[titleLine]).toBe(title);
      expect(lines[titleLine + 1]).toMatch(/^─+$/);
      expect(lines[lastLine]).not.toBe('');
      expect(lines[lastLine + 1]).toBe('');
    }
  });

  it('offers at its headings what belongs to them', () => {
    expect(offers(report, 'test-again')).toMatchObject([{ at: 'Result' }]);
    expect(offers(report, 'open-chain')).toMatchObject([{ at: 'Chain as served' }]);
    expect(offers(report, 'add-intermediate')).toMatchObject([
      { at: 'Chain as served', action: { issuer: '"Payments Issuing CA"' } },
    ]);
    expect(offers(report, 'compare')).toMatchObject([
      { at: 'Chain as served', action: { certificate: { place: 'certs/far.pem' } } },
    ]);
    const copies = offers(report, 'copy-command');
    expect(copies.map(({ action }) => action.text)).toEqual(copies.map(({ at }) => at));
    expect(offers(report, 'issue-client')).toEqual([]);
  });

  it('links the files of the workspace that it names, and the pages of rules', () => {
    const lines = report.text.split('\n');
    const linked = report.live.links.map(({ range: { start, end }, target }) => [
      lines[start.line]?.slice(start.character, end.character),
      target,
    ]);
    expect(linked).toContainEqual(['certs/far.pem', uriOf('certs/far.pem')]);
    for (const [words = '', target = ''] of linked) expect(target).toContain(words);
  });

  it('compares the served chain with the file', async () => {
    const [offer] = offers(report, 'compare');
    const params = { servedPem: report.servedPem, certificate: offer?.action.certificate };
    const texts = await editor.connection.sendRequest<{ served: string; workspace: string }>(
      'certscope/compareChain',
      params,
    );
    expect(texts.served).toBe(texts.workspace);
    expect(texts.served).toContain('far.payments.test');
    const gone = { ...params, certificate: { uri: uriOf('certs/root.pem'), sha256: '00' } };
    expect(await editor.connection.sendRequest('certscope/compareChain', gone)).toBeNull();
  });

  it('asks nobody for the intermediate until the URL is allowed, and then gives the edit of the file', async () => {
    const { servedPem } = report;
    const first = await complete({ servedPem });
    expect(first.ask).toMatchObject({ urls: [`${aia}/issuing.cer`] });
    expect(first.ask?.message).toContain(
      `CertScope asks ${aia}/issuing.cer for the certificate of "Payments Issuing CA"`,
    );
    expect(await complete({ servedPem, allowed: [`${aia}/other.cer`] })).toMatchObject({ foundPem: '' });
    expect(asked).toEqual([]);

    const second = await complete({ servedPem, allowed: first.ask?.urls });
    expect(asked).toEqual(['/issuing.cer']);
    expect(second.ask).toBeUndefined();
    expect(second.foundPem).toBe(issuing.pem);
    expect(second.files.map(({ place }) => place)).toEqual(['certs/far.pem']);
    const [change] = second.files[0]?.edit?.documentChanges ?? [];
    if (change === undefined || !('edits' in change)) throw new Error('no edit');
    expect(change.textDocument.uri).toBe(uriOf('certs/far.pem'));
    expect(change.edits).toMatchObject([{ newText: issuing.pem }]);
    // It is the user's to apply.
    expect(readFileSync(workspace.path('certs/far.pem'), 'utf8')).not.toContain(issuing.pem);
  });

  it('is told what was found before, and asks for it no second time', async () => {
    const before = asked.length;
    const { files, chainPem } = await complete({ servedPem: report.servedPem, foundPem: issuing.pem });
    expect(chainPem).toBe(report.servedPem + issuing.pem);
    expect(files).toHaveLength(1);
    expect(asked).toHaveLength(before);
  });

  it('refuses arguments that are none', async () => {
    await expect(complete({ servedPem: 'x'.repeat(2_000_000) })).rejects.toThrow('certscope/completeChain.servedPem');
    expect(await complete({ servedPem: 'no PEM' })).toMatchObject({ kind: 'refused' });
  });
});

describe('an intermediate that lies in the workspace', () => {
  it('is put into the Secret that is deployed, and nobody is asked', async () => {
    const { servedPem } = await connect({ target: await serve({ cert: near.pem, key: near.keyPem }) });
    const answer = await editor.connection.sendRequest<ChainCompletion>('workspace/executeCommand', {
      command: 'certscope/completeChain',
      arguments: [{ servedPem }],
    });
    expect(answer.notes).toEqual(['"Payments Nearby CA" lies in certs/nearby.pem.']);
    expect(answer.files.map(({ place }) => place)).toEqual([expect.stringContaining('near-tls')]);
    const [change] = answer.files[0]?.edit?.documentChanges ?? [];
    if (change === undefined || !('edits' in change)) throw new Error('no edit');
    expect(change.edits[0]).toMatchObject({ newText: expect.stringMatching(/^[A-Za-z0-9+/=\s]+$/) });
  });
});

describe('a server that asks for a client certificate', () => {
  const demanding = { requestCert: true, rejectUnauthorized: true } as const;
  const server = leafOf('demanding.payments.test', issuing);
  const serving = { cert: server.pem + issuing.pem, key: server.keyPem };
  const fit = async (report: ConnectionReportText): Promise<FittingAuthority> => {
    const [offer] = offers(report, 'issue-client');
    if (offer === undefined) throw new Error('nothing is offered');
    expect(offer.at).toBe('Client certificate');
    return editor.connection.sendRequest('certscope/fittingAuthority', { wanted: offer.action.wanted });
  };

  it('of a CA whose key is in the workspace: that one signs', async () => {
    writeFileSync(workspace.path('certs/root.key'), root.keyPem);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('certs/root.key'), type: 1 }],
    });
    const report = await connect({ target: await serve({ ...serving, ...demanding, ca: root.pem }) });
    await expect.poll(async () => (await fit(report)).fits).toBe(true);
    expect(await fit(report)).toMatchObject({
      authority: { kind: 'file', uri: uriOf('certs/root.pem') },
      keyType: 'ecdsa-p256',
      notes: [],
    });
  });

  it('of a stranger: it is said whom it accepts, and what to do', async () => {
    const stranger = makeCa({ name: 'Stranger CA', now });
    const report = await connect({ target: await serve({ ...serving, ...demanding, ca: stranger.pem }) });
    const { fits, notes, authority } = await fit(report);
    expect([fits, authority]).toEqual([false, undefined]);
    expect(notes[0]).toBe(
      'The server accepts client certificates of these CAs: CN=Stranger CA. You can sign with none of them.',
    );
    expect(notes[1]).toMatch(
      /“.* development CA” does not exist yet and is made first; then add .* ssl_client_certificate/,
    );
    const made = await editor.connection.sendRequest('certscope/issue', {
      folder,
      task: { kind: 'certificate', role: 'client', names: ['orders'], authority: { kind: 'development' } },
      packaging: { formats: ['pem'] },
      target: { kind: 'folder', uri: uriOf('orders'), replace: false },
    });
    expect(made).toMatchObject({ kind: 'written' });
    expect((await fit(report)).notes[1]).toMatch(/, or add the certificate of “.* development CA” to those/);
  });

  it('that takes RSA only: an RSA key is made', async () => {
    const sigalgs = 'RSA-PSS+SHA256:RSA+SHA256:ECDSA+SHA256';
    const report = await connect({ target: await serve({ ...serving, ...demanding, ca: root.pem, sigalgs }) });
    const [offer] = offers(report, 'issue-client');
    const wanted = { ...offer?.action.wanted, signatureSchemes: ['rsa_pss_rsae_sha256'] };
    const rsa = await editor.connection.sendRequest<FittingAuthority>('certscope/fittingAuthority', { wanted });
    expect(rsa.keyType).toMatch(/^rsa-/);
    const none = { ...wanted, signatureSchemes: ['gostr34102012_256a'] };
    expect(
      await editor.connection.sendRequest<FittingAuthority>('certscope/fittingAuthority', { wanted: none }),
    ).toMatchObject({
      fits: false,
      notes: [expect.stringContaining('no signatures of a kind of key that can be made here')],
    });
  });
});

describe.skipIf(!inWorker.available)('in a browser worker', () => {
  it('nothing is asked, and it is said why', async () => {
    const browser = await Editor.start(inWorker.connect);
    const why = expect.stringContaining('browser');
    const { connection } = browser;
    expect(await connection.sendRequest('certscope/completeChain', { servedPem: root.pem })).toMatchObject({
      message: why,
    });
    const wanted = { authorities: [], signatureSchemes: [] };
    expect(await connection.sendRequest('certscope/fittingAuthority', { wanted })).toMatchObject({ notes: [why] });
    await browser.close();
  });
});
