import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ApplyWorkspaceEditParams,
  CancellationTokenSource,
  type CodeAction,
  type CodeLens,
  FileChangeType,
  LSPErrorCodes,
  type Message,
  type MessageReader,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { StoredFile } from '../../server/src/lsp/protocol/files.ts';
import type { IssueOutcome, IssueParams, IssuingOptions } from '../../server/src/lsp/protocol/issuing.ts';
import { codesOf, Editor, homes, trustedWorker } from './editor.ts';

const DAY = 86_400_000;
const now = Date.now();
const past = { kind: 'exact', notBefore: now - 90 * DAY, notAfter: now - 3 * DAY } as const;
const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\n  namespace: payments\n';

const scratch = mkdtempSync(join(tmpdir(), 'certscope-issuing-'));
const workspace = join(scratch, 'payments');
const folder = pathToFileURL(workspace).href;
const uriOf = (path: string): string => pathToFileURL(join(workspace, path)).href;
const textOf = (path: string): string => readFileSync(join(workspace, path), 'utf8');
const modeOf = (path: string): number => statSync(join(workspace, path)).mode & 0o777;

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

beforeAll(() => {
  process.env['CERTSCOPE_HOME'] = join(scratch, 'home');
  writeFile('deploy/api.yaml', service);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What is asked for, with everything that the test does not care about. */
function certificate(into: string, task: object = {}, more: Partial<IssueParams> = {}): IssueParams {
  const whole = {
    kind: 'certificate',
    role: 'server',
    names: ['localhost'],
    authority: { kind: 'development' },
  } as const;
  return {
    folder,
    task: { ...whole, ...task },
    packaging: { formats: ['pem'] },
    target: { kind: 'folder', uri: uriOf(into), replace: false },
    ...more,
  };
}

const issue = (editor: Editor, params: object): Promise<IssueOutcome> =>
  editor.connection.sendRequest<IssueOutcome>('certscope/issue', params);

/** Says what an editor says when files were made. */
const tellOfFiles = (editor: Editor, paths: readonly string[]): Promise<void> =>
  editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: paths.map((path) => ({ uri: uriOf(path), type: FileChangeType.Created })),
  });

/** The text of a file after an edit, as an editor would have it; undefined where the edit leaves it alone. */
function edited(edit: WorkspaceEdit, path: string): string | undefined {
  const change = edit.documentChanges?.find(
    (each): each is TextDocumentEdit => 'textDocument' in each && each.textDocument.uri === uriOf(path),
  );
  if (change === undefined) return undefined;
  const lines = textOf(path).split('\n');
  const offsetOf = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return change.edits
    .toSorted((a, b) => ('range' in a && 'range' in b ? offsetOf(b.range.start) - offsetOf(a.range.start) : 0))
    .reduce((text, each) => {
      if (!('range' in each && 'newText' in each)) throw new Error('not a text edit');
      return text.slice(0, offsetOf(each.range.start)) + each.newText + text.slice(offsetOf(each.range.end));
    }, textOf(path));
}

const [overStdio, inWorker] = homes;

/** Everything that the server sent. */
const received: Message[] = [];

/** The same connection, listened in on. */
const listenedIn: typeof overStdio.connect = async () => {
  const wire = await overStdio.connect();
  const reader: MessageReader = {
    onError: wire.reader.onError,
    onClose: wire.reader.onClose,
    onPartialMessage: wire.reader.onPartialMessage,
    dispose: () => wire.reader.dispose(),
    listen: (callback) =>
      wire.reader.listen((message) => {
        received.push(message);
        callback(message);
      }),
  };
  return { ...wire, reader };
};

describe('issuing over stdio', () => {
  let editor: Editor;
  const applied: ApplyWorkspaceEditParams[] = [];
  beforeAll(async () => {
    editor = await Editor.start(listenedIn, {
      folders: [folder],
      capabilities: { workspace: { applyEdit: true } },
      prepare: (connection) => {
        connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
          applied.push(params);
          return { applied: true };
        });
      },
    });
  });
  afterAll(() => editor.close());

  it('offers the names of the workspace, the development CA to be made and the kinds of keys', async () => {
    const options = await editor.connection.sendRequest<IssuingOptions>('certscope/issuingOptions', { folder });
    expect(options.project).toBe('payments');
    expect(options.names).toContainEqual({
      value: 'api.payments.svc.cluster.local',
      source: 'Service payments/api (deploy/api.yaml)',
    });
    expect(options.authorities[0]).toMatchObject({ choice: { kind: 'development' }, label: 'payments development CA' });
    expect(options.keyTypes).toContain('ecdsa-p256');
  });

  it('checks names as they are typed', async () => {
    const check = (text: string) => editor.connection.sendRequest('certscope/checkNames', { folder, text });
    expect(await check('localhost, 127.0.0.1 spiffe://cluster.local/ns/a/sa/b')).toMatchObject({
      problem: null,
      names: ['localhost', '127.0.0.1', 'spiffe://cluster.local/ns/a/sa/b'],
    });
    expect(await check('localhost:8443')).toMatchObject({ problem: expect.stringContaining('port'), names: [] });
  });

  it('writes a certificate and its key into a folder, the key for its owner alone', async () => {
    const names = ['localhost', 'api.payments.svc'];
    const outcome = await issue(editor, certificate('certs', { names }));
    expect(outcome).toMatchObject({
      kind: 'written',
      summary: expect.stringContaining('payments development CA'),
      findings: [],
      certificates: [expect.objectContaining({ names: expect.arrayContaining(['DNS:api.payments.svc']) })],
    });
    expect(outcome.kind === 'written' && outcome.files).toContain(uriOf('certs/key.pem'));
    expect(modeOf('certs/key.pem')).toBe(0o600);
    expect(textOf('certs/key.pem')).toContain('BEGIN PRIVATE KEY');
    await tellOfFiles(editor, ['certs/ca.pem']);
    await editor.open(uriOf('certs/fullchain.pem'), textOf('certs/fullchain.pem'));
    expect(await editor.diagnostics(uriOf('certs/fullchain.pem'))).toEqual([]);
  });

  it('replaces files only when told to', async () => {
    const before = textOf('certs/key.pem');
    const outcome = await issue(editor, certificate('certs'));
    expect(outcome).toMatchObject({ kind: 'exists', files: expect.arrayContaining([uriOf('certs/key.pem')]) });
    expect(textOf('certs/key.pem')).toBe(before);
    const target = { kind: 'folder', uri: uriOf('certs'), replace: true };
    expect(await issue(editor, { ...certificate('certs'), target })).toMatchObject({ kind: 'written' });
    expect(textOf('certs/key.pem')).not.toBe(before);
  });

  it('asks before git would see a key, and writes the .gitignore', async () => {
    mkdirSync(join(workspace, '.git'));
    const uri = uriOf('seen');
    expect(await issue(editor, certificate('seen'))).toEqual({ kind: 'exposed', folder: uri });
    expect(existsSync(join(workspace, 'seen'))).toBe(false);
    const target = { kind: 'folder', uri, replace: false, gitignore: 'add' };
    expect(await issue(editor, { ...certificate('seen'), target })).toMatchObject({ kind: 'written' });
    expect(textOf('seen/.gitignore')).toBe('*\n');
    rmSync(join(workspace, '.git'), { recursive: true });
  });

  it('makes one CA where it has to ask whether its certificate may replace a file', async () => {
    const task = { kind: 'authority', name: 'Asked twice', intermediate: false, keep: 'storage' };
    const params = certificate('asked', task, { folder: uriOf('another-project') });
    writeFile('asked/ca.pem', 'mine');
    expect((await issue(editor, params)).kind).toBe('exists');
    const target = { kind: 'folder', uri: uriOf('asked'), replace: true };
    expect((await issue(editor, { ...params, target })).kind).toBe('written');
    const { authorities } = await editor.connection.sendRequest<IssuingOptions>('certscope/issuingOptions', { folder });
    expect(authorities.filter(({ label }) => label.startsWith('Asked twice'))).toHaveLength(1);
  });

  it('says beforehand what is wrong with an expired certificate, and makes it all the same when told to', async () => {
    const params = certificate('expired', { lifetime: past });
    const outcome = await issue(editor, params);
    const found = { code: 'validity/expired', severity: 'error', message: expect.any(String) };
    expect(outcome).toEqual({ kind: 'findings', findings: [found] });
    expect(await issue(editor, { ...params, acceptFindings: true })).toMatchObject({ kind: 'written' });
  });

  it('offers to renew it where its key and that of its CA are known, and edits both files', async () => {
    await tellOfFiles(editor, ['expired/key.pem', 'expired/cert.pem']);
    const uri = uriOf('expired/cert.pem');
    await editor.open(uri, textOf('expired/cert.pem'));
    const [diagnostic] = await editor.diagnostics(uri, (all) => codesOf(all).includes('validity/expired'));
    const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', uri);
    const lens = lenses.find(({ command }) => command?.title === 'Renew');
    expect(lens?.command?.command).toBe('certscope/issue');
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', uri, {
      range: diagnostic?.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    expect(actions.map(({ title }) => title)).toContain('Renew the certificate…');

    const task = { kind: 'renew', uri, key: 'new' };
    const outcome = await issue(editor, { folder, task, packaging: { formats: [] }, target: { kind: 'in-place' } });
    if (outcome.kind !== 'edit') throw new Error(JSON.stringify(outcome));
    const certificateText = edited(outcome.edit, 'expired/cert.pem') ?? '';
    const keyText = edited(outcome.edit, 'expired/key.pem') ?? '';
    await editor.open('untitled:renewed', certificateText + keyText);
    expect(await editor.diagnostics('untitled:renewed')).toEqual([]);
    expect(keyText).not.toBe(textOf('expired/key.pem'));
  });

  it('renews for an editor that only executes what the lens says', async () => {
    const uri = uriOf('expired/cert.pem');
    const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', uri);
    const command = lenses.find(({ command }) => command?.title === 'Renew')?.command;
    const outcome = await editor.connection.sendRequest<IssueOutcome>('workspace/executeCommand', {
      command: command?.command,
      arguments: command?.arguments,
    });
    expect(outcome).toMatchObject({ kind: 'written', files: expect.arrayContaining([uri]) });
    expect(applied).toHaveLength(1);
    const open = applied[0]?.edit.documentChanges?.find(
      (each) => 'textDocument' in each && each.textDocument.uri === uri,
    );
    expect(open).toMatchObject({ textDocument: { version: 1 } });
  });

  it('renews inside a Secret', async () => {
    const packaging = { formats: ['kubernetes'], secretName: 'api-tls', namespace: 'payments' };
    const params = { ...certificate('k8s', { lifetime: past }), packaging, acceptFindings: true };
    expect(await issue(editor, params)).toMatchObject({ kind: 'written' });
    await tellOfFiles(editor, ['k8s/secret.yaml']);
    const uri = uriOf('k8s/secret.yaml');
    await editor.open(uri, textOf('k8s/secret.yaml'));
    await editor.diagnostics(uri, (all) => codesOf(all).includes('validity/expired'));
    const task = { kind: 'renew', uri, key: 'new' };
    const outcome = await issue(editor, { folder, task, packaging: { formats: [] }, target: { kind: 'in-place' } });
    if (outcome.kind !== 'edit') throw new Error(JSON.stringify(outcome));
    const renewed = edited(outcome.edit, 'k8s/secret.yaml') ?? '';
    expect(renewed).toMatch(/^ {2}name: api-tls$/m);
    await editor.open('untitled:secret.yaml', renewed);
    expect(await editor.diagnostics('untitled:secret.yaml')).toEqual([]);
  });

  it('puts a new certificate into the Secret of an open document, and leaves the rest of it alone', async () => {
    const uri = uriOf('k8s/secret.yaml');
    const packaging = { formats: ['kubernetes'] };
    const target = { kind: 'document', uri };
    const outcome = await issue(editor, { ...certificate('k8s'), packaging, target });
    if (outcome.kind !== 'edit') throw new Error(JSON.stringify(outcome));
    const text = edited(outcome.edit, 'k8s/secret.yaml') ?? '';
    expect(text.split('\n').map((line) => line.slice(0, 10))).toEqual(
      textOf('k8s/secret.yaml')
        .split('\n')
        .map((line) => line.slice(0, 10)),
    );
    await editor.open('untitled:filled.yaml', text);
    expect(await editor.diagnostics('untitled:filled.yaml')).toEqual([]);
  });

  it('takes the Secret at the cursor among several, and adds one to a document that has none', async () => {
    const one = textOf('k8s/secret.yaml');
    const uri = 'untitled:two.yaml';
    await editor.open(uri, `${one}---\n${one.replace('api-tls', 'other-tls')}`);
    const secondLine = one.split('\n').length + 2;
    const packaging = { formats: ['kubernetes'] };
    const at = (target: object) => issue(editor, { ...certificate('k8s'), packaging, target });
    const second = await at({ kind: 'document', uri, position: { line: secondLine, character: 0 } });
    const changed = second.kind === 'edit' ? second.edit.documentChanges?.[0] : undefined;
    const ranges =
      changed !== undefined && 'edits' in changed
        ? changed.edits.map((edit) => 'range' in edit && edit.range.start.line)
        : [];
    expect(ranges).toHaveLength(3);
    for (const line of ranges) expect(line).toBeGreaterThan(secondLine);

    await editor.open('untitled:none.yaml', 'kind: Service');
    const none = await at({ kind: 'document', uri: 'untitled:none.yaml' });
    expect(JSON.stringify(none)).toContain('"newText":"\\n---\\napiVersion: v1\\nkind: Secret\\n');
  });

  it('says what a request asks for, and signs what is accepted of it', async () => {
    const request = { kind: 'request', role: 'server', names: ['invoices.payments.svc'] };
    await issue(editor, { ...certificate('csr'), task: request });
    const uri = uriOf('csr/request.csr');
    const place = { uri };
    const extensions = await editor.connection.sendRequest('workspace/executeCommand', {
      command: 'certscope/requestedExtensions',
      arguments: [place],
    });
    expect(extensions).toContainEqual(
      expect.objectContaining({ oid: '2.5.29.17', text: 'DNS:invoices.payments.svc', usual: true }),
    );
    const task = { kind: 'sign-request', uri, role: 'server', authority: { kind: 'development' } };
    const outcome = await issue(editor, { ...certificate('csr'), task });
    expect(outcome).toMatchObject({ kind: 'written', findings: [] });
    expect(existsSync(join(workspace, 'csr/cert.pem'))).toBe(true);
  });

  it('signs for the plain name of a service of the workspace, that its CA knew from the beginning', async () => {
    const outcome = await issue(editor, certificate('api', { names: ['api'] }));
    expect(outcome).toMatchObject({ kind: 'written', findings: [] });
  });

  it('refuses with the reason what the CA may not sign', async () => {
    const outcome = await issue(editor, certificate('no', { names: ['www.google.com'] }));
    expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringContaining('may not sign for') });
    expect(existsSync(join(workspace, 'no'))).toBe(false);
  });

  it('has lenses drawn anew when a key turns up that makes renewing possible', async () => {
    let refreshed = (): void => undefined;
    const shop = mkdtempSync(join(scratch, 'shop-'));
    const other = await Editor.start(overStdio.connect, {
      folders: [pathToFileURL(shop).href],
      capabilities: { workspace: { codeLens: { refreshSupport: true } } },
      prepare: (connection) => connection.onRequest('workspace/codeLens/refresh', () => refreshed()),
    });
    const uri = pathToFileURL(join(shop, 'cert.pem')).href;
    await other.open(uri, textOf('expired/cert.pem'));
    const isOffered = async (): Promise<boolean> =>
      (await other.request<CodeLens[]>('textDocument/codeLens', uri)).some(({ command }) => command?.title === 'Renew');
    expect(await isOffered()).toBe(false);
    const keyUri = pathToFileURL(join(shop, 'key.pem')).href;
    writeFileSync(join(shop, 'key.pem'), textOf('expired/key.pem'), { mode: 0o600 });
    const drawn = new Promise<void>((resolve) => {
      refreshed = resolve;
    });
    await other.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: keyUri, type: FileChangeType.Created }],
    });
    await drawn;
    expect(await isOffered()).toBe(true);
    await other.close();
  });

  it('finds the key beside a certificate also where git, and the index with it, looks away', async () => {
    let refreshed = (): void => undefined;
    const hidden = join(mkdtempSync(join(scratch, 'hidden-')), 'certs');
    mkdirSync(hidden);
    writeFileSync(join(hidden, '.gitignore'), '*\n');
    writeFileSync(join(hidden, 'key.pem'), textOf('expired/key.pem'), { mode: 0o600 });
    writeFileSync(join(hidden, 'cert.pem'), textOf('expired/cert.pem'));
    const other = await Editor.start(overStdio.connect, {
      folders: [pathToFileURL(dirname(hidden)).href],
      capabilities: { workspace: { codeLens: { refreshSupport: true } } },
      prepare: (connection) => connection.onRequest('workspace/codeLens/refresh', () => refreshed()),
    });
    const uri = pathToFileURL(join(hidden, 'cert.pem')).href;
    await other.open(uri, textOf('expired/cert.pem'));
    for (;;) {
      const drawn = new Promise<void>((resolve) => {
        refreshed = resolve;
      });
      const lenses = await other.request<CodeLens[]>('textDocument/codeLens', uri);
      if (lenses.some(({ command }) => command?.title === 'Renew')) break;
      await drawn;
    }
    const task = { kind: 'renew', uri, key: 'new' };
    const outcome = await issue(other, { task, target: { kind: 'in-place' } });
    expect(outcome).toMatchObject({ kind: 'edit' });
    expect(JSON.stringify(outcome)).toContain('key.pem');
    await other.close();
  });

  it('writes nothing where the user gives up while a large key is made', async () => {
    const giveUp = new CancellationTokenSource();
    const params = certificate('given-up', { keyType: 'rsa-4096' });
    const outcome = editor.connection.sendRequest('certscope/issue', params, giveUp.token);
    giveUp.cancel();
    await expect(outcome).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(existsSync(join(workspace, 'given-up'))).toBe(false);
  });

  it.each([
    'nonsense',
    'https://elsewhere.example/certs',
    'file://elsewhere/certs',
    'file:///certs%2Fapi',
    'untitled:certs',
  ])('hands no key to a folder that is none of this machine: %s', async (uri) => {
    const params = { ...certificate('no'), target: { kind: 'folder', uri, replace: false } };
    const outcome = await issue(editor, params);
    expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringContaining(`${uri} names no folder`) });
    expect(JSON.stringify(outcome)).not.toContain('base64');
  });

  it('answers also where a URI names nothing of this machine', async () => {
    const uri = 'file://elsewhere/ca.pem';
    const authority = { kind: 'file', uri, keyUri: uri };
    const tasks = [{ kind: 'renew', uri, key: 'new' }, { kind: 'revoke', certificates: [{ uri }] }, { authority }];
    for (const task of tasks) expect((await issue(editor, certificate('no', task))).kind).toBe('refused');
    expect(await issue(editor, certificate('no', {}, { folder: 'file://elsewhere/payments' }))).toHaveProperty('kind');
  });

  it('has a place for what is renewed, and says so to whom asks for another', async () => {
    const task = { kind: 'renew', uri: uriOf('certs/cert.pem'), key: 'new' };
    const outcome = await issue(editor, certificate('elsewhere', task));
    expect(outcome).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('takes the place of the old one'),
    });
    expect(existsSync(join(workspace, 'elsewhere'))).toBe(false);
  });

  it('answers a wrong argument with what is wrong about it, and nothing of its value', async () => {
    const execute = (argument: unknown) =>
      editor.connection.sendRequest('workspace/executeCommand', { command: 'certscope/issue', arguments: [argument] });
    await expect(execute(undefined)).rejects.toThrow('certscope/issue must be an object.');
    await expect(execute({ task: { kind: 'steal' } })).rejects.toThrow(/certscope\/issue\.task\.kind must be one of/);
    const weak = { ...certificate('no'), packaging: { formats: ['pkcs12'], password: ['hunter2'] } };
    await expect(execute(weak)).rejects.toThrow('certscope/issue.packaging.password must be a text.');
    await expect(issue(editor, { ...weak, task: null })).rejects.toThrow('certscope/issue.task must be an object.');
    const never = certificate('no', { lifetime: { kind: 'days', days: 0 } });
    await expect(issue(editor, never)).rejects.toThrow('lifetime.days must be a number of days, 36500 at most');
  });

  it('writes configuration for the files', async () => {
    const snippet = await editor.connection.sendRequest('certscope/snippet', {
      stack: 'nginx',
      folder: uriOf('certs'),
      role: 'server',
      serverName: 'localhost',
    });
    expect(snippet).toMatchObject({
      languageId: 'nginx',
      text: expect.stringContaining(`${join(workspace, 'certs')}/fullchain.pem`),
    });
    expect(await editor.connection.sendRequest('certscope/snippetStacks')).toContainEqual(
      expect.objectContaining({ stack: 'nginx' }),
    );
  });

  it('has sent no private key but in the edits that put one into a document', () => {
    const keyLines = ['certs', 'seen', 'expired', 'csr'].map((name) => textOf(`${name}/key.pem`).split('\n')[1] ?? '');
    const key = /PRIVATE KEY|UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW/;
    for (const message of received) {
      const text = JSON.stringify(message);
      for (const line of keyLines) expect(text).not.toContain(line);
      if (!text.includes('"newText"')) expect(text).not.toMatch(key);
    }
  });
});

describe.skipIf(!inWorker.available)('issuing in a browser worker', () => {
  const stored = new Map<string, StoredFile>();
  let editor: Editor;
  beforeAll(async () => {
    editor = await Editor.start(trustedWorker, {
      folders: ['vscode-remote://host/payments'],
      initializationOptions: { clientStorage: true, clientFiles: true },
      prepare: (connection) => {
        connection.onRequest('certscope/storageFolders', () => [
          ...new Set([...stored.keys()].map((path) => path.slice(0, path.indexOf('/')))),
        ]);
        connection.onRequest('certscope/readStorage', ({ path }: { path: string }) => stored.get(path) ?? null);
        connection.onRequest('certscope/writeStorage', (params: { folder: string; files: StoredFile[] }) => {
          for (const file of params.files) stored.set(`${params.folder}/${file.name}`, file);
          return { exists: [] };
        });
        connection.onRequest('certscope/findFiles', () => ['vscode-remote://host/payments/deploy/api.yaml']);
        connection.onRequest('certscope/readFile', () => ({ base64: btoa(service) }));
      },
    });
  });
  afterAll(() => editor.close());

  const params: IssueParams = {
    folder: 'vscode-remote://host/payments',
    task: { kind: 'certificate', role: 'both', names: ['api.payments.svc'], authority: { kind: 'development' } },
    packaging: { formats: ['pem'] },
    target: { kind: 'folder', uri: 'vscode-remote://host/payments/certs', replace: false },
  };

  it('finds the services through the client', async () => {
    const options = await editor.connection.sendRequest<IssuingOptions>('certscope/issuingOptions', {});
    expect(options.names.map(({ value }) => value)).toContain('api.payments.svc');
  });

  it('hands the files to the client, and has it keep one CA also for two at once, its key as a secret', async () => {
    const [outcome] = await Promise.all([issue(editor, params), issue(editor, params)]);
    if (outcome.kind !== 'contents') throw new Error(JSON.stringify(outcome));
    expect(outcome.folder).toBe('vscode-remote://host/payments/certs');
    const secret = new Map(outcome.files.map((file) => [file.name, file.secret]));
    expect(secret.get('key.pem')).toBe(true);
    expect(secret.get('cert.pem')).toBe(false);
    const kept = [...stored].map(([path, file]) => `${path.split('/')[1]} ${file.secret}`).sort();
    expect(kept).toEqual(['authority.json false', 'ca.pem false', 'key.pem true']);
  });

  it('signs with the same CA the next time', async () => {
    const outcome = await issue(editor, { ...params, target: { kind: 'document' } });
    if (outcome.kind !== 'contents') throw new Error(JSON.stringify(outcome));
    expect(outcome.folder).toBeUndefined();
    expect(stored.size).toBe(3);
  });

  it('refuses in a page without HTTPS, where browsers make no keys, and says what helps', async () => {
    const insecure = await Editor.start(inWorker.connect);
    const options = await insecure.connection.sendRequest<IssuingOptions>('certscope/issuingOptions', {});
    expect(options.refused).toContain('HTTPS');
    expect(await issue(insecure, params)).toMatchObject({ kind: 'refused', message: options.refused });
    await insecure.close();
  });
});
