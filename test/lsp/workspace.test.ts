import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, FileChangeType, type Hover, type SymbolInformation } from 'vscode-languageserver-protocol';
import { makePki } from '../builders/index.ts';
import { codesOf, Editor, homes } from './editor.ts';

const pki = makePki({ now: Date.now() });

describe('a workspace whose CA lies in another file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-lsp-'));
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  let editor: Editor;

  beforeAll(async () => {
    writeFileSync(join(folder, 'ca.pem'), pki.root.pem);
    writeFileSync(join(folder, 'issuing.pem'), pki.issuing.pem);
    writeFileSync(join(folder, 'server-key.pem'), pki.server.keyPem, { mode: 0o600 });
    editor = await Editor.start(homes[0].connect, { folders: [pathToFileURL(folder).href] });
    await editor.open(uri('server.pem'), pki.server.pem);
    await indexed();
  });
  afterAll(async () => {
    await editor.close();
    rmSync(folder, { recursive: true });
  });

  /** Resolves once the server has read the folder: it says so by `certscope/changed`. */
  async function indexed(): Promise<void> {
    for (;;) {
      const changed = new Promise<void>((resolve) =>
        editor.connection.onNotification('certscope/changed', () => resolve()),
      );
      const { indexing } = await editor.connection.sendRequest<{ indexing: boolean }>('certscope/status', {});
      const symbols = await editor.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {
        query: 'Payments Root',
      });
      if (!indexing && symbols.length > 0) return;
      await changed;
    }
  }

  it('draws the chain across files in the hover', async () => {
    const hover = await editor.request<Hover>('textDocument/hover', uri('server.pem'), {
      position: { line: 0, character: 0 },
    });
    expect(JSON.stringify(hover.contents)).toMatch(
      /api\.payments\.svc` ← `Payments Issuing CA`, in `issuing\.pem` ← `Payments Root CA`, in `ca\.pem`/,
    );
  });

  it('reports no missing issuer', async () => {
    expect(await editor.diagnostics(uri('server.pem'))).toEqual([]);
  });

  it('names the certificate that a key belongs to', async () => {
    await editor.open(uri('server-key.pem'), pki.server.keyPem);
    const hover = await editor.request<Hover>('textDocument/hover', uri('server-key.pem'), {
      position: { line: 0, character: 0 },
    });
    expect(JSON.stringify(hover.contents)).toContain('server.pem');
  });

  it('finds certificates by subject and by alternative name', async () => {
    const symbols = await editor.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {
      query: 'cluster.local',
    });
    expect(symbols.map(({ name }) => name)).toEqual(['api.payments.svc']);
  });
});

describe('a CA that only a setting names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-anchored-'));
  const elsewhere = mkdtempSync(join(tmpdir(), 'certscope-anchors-'));
  const server = pathToFileURL(join(folder, 'server.pem')).href;
  let editor: Editor;

  beforeAll(async () => {
    writeFileSync(join(elsewhere, 'ca.pem'), pki.root.pem + pki.issuing.pem);
    editor = await Editor.start(homes[0].connect, {
      folders: [pathToFileURL(folder).href],
      initializationOptions: { settings: { trustAnchors: [join(elsewhere, 'ca.pem'), 'missing.pem'] } },
    });
    await editor.open(server, pki.server.pem);
  });
  afterAll(async () => {
    await editor.close();
    rmSync(folder, { recursive: true });
    rmSync(elsewhere, { recursive: true });
  });

  it('is found although it lies outside the workspace', async () => {
    expect(await editor.diagnostics(server, (all) => all.length === 0)).toEqual([]);
    const hover = await editor.request<Hover>('textDocument/hover', server, { position: { line: 0, character: 0 } });
    expect(JSON.stringify(hover.contents)).toContain('Payments Root CA');
  });
});

describe('a folder of new keys, which git passes over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-ignored-'));
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text, { mode: 0o600 });
  const missing = (diagnostics: readonly Diagnostic[]) => codesOf(diagnostics).includes('chain/missing-issuer');
  let editor: Editor;

  beforeAll(async () => {
    for (const name of ['keys', 'elsewhere', 'app']) mkdirSync(join(folder, name));
    write('.gitignore', '/elsewhere\n');
    write('keys/.gitignore', '*\n');
    write('keys/ca.pem', pki.root.pem + pki.issuing.pem);
    write('keys/server.pem', pki.server.pem);
    write('keys/key.pem', pki.server.keyPem);
    write('elsewhere/ca.pem', pki.root.pem + pki.issuing.pem);
    editor = await Editor.start(homes[0].connect, { folders: [pathToFileURL(folder).href] });
  });
  afterAll(async () => {
    await editor.close();
    rmSync(folder, { recursive: true });
  });

  it('does not become part of the workspace by itself', async () => {
    await editor.open(uri('app/server.pem'), pki.server.pem);
    expect(missing(await editor.diagnostics(uri('app/server.pem'), missing))).toBe(true);
  });

  it('has its issuer known as soon as a certificate of it is opened', async () => {
    await editor.open(uri('keys/server.pem'), pki.server.pem);
    expect(await editor.diagnostics(uri('keys/server.pem'), (all) => all.length === 0)).toEqual([]);
    const hover = await editor.request<Hover>('textDocument/hover', uri('keys/server.pem'), {
      position: { line: 0, character: 0 },
    });
    expect(JSON.stringify(hover.contents)).toContain('in `keys/ca.pem`');
  });

  it('still has it after the workspace was walked again', async () => {
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { certscope: { index: { maxFileSize: 100 } } },
    });
    while ((await editor.connection.sendRequest<{ indexing: boolean }>('certscope/status', {})).indexing);
    const hover = await editor.request<Hover>('textDocument/hover', uri('keys/server.pem'), {
      position: { line: 0, character: 0 },
    });
    expect(JSON.stringify(hover.contents)).toContain('in `keys/ca.pem`');
  });

  it('is missed again when its file goes', async () => {
    rmSync(join(folder, 'keys/ca.pem'));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('keys/ca.pem'), type: FileChangeType.Deleted }],
    });
    expect(missing(await editor.diagnostics(uri('keys/server.pem'), missing))).toBe(true);
  });
});

describe('a window in the browser, whose files the client reads', () => {
  const ws = 'memfs:/shop';
  const files = new Map([
    [`${ws}/keys/ca.pem`, pki.root.pem + pki.issuing.pem],
    ['memfs:/other/ca.pem', pki.root.pem + pki.issuing.pem],
  ]);
  const asked: string[] = [];
  let editor: Editor;

  beforeAll(async () => {
    editor = await Editor.start(homes[0].connect, {
      folders: [ws],
      initializationOptions: { clientFiles: true },
      prepare: (connection) => {
        // A walk of the whole workspace leaves out what is ignored.
        connection.onRequest('certscope/findFiles', ({ folder }: { readonly folder: string }) => {
          asked.push(folder);
          return folder === ws ? [] : [...files.keys()].filter((file) => file.startsWith(`${folder}/`));
        });
        connection.onRequest('certscope/readFile', ({ uri }: { readonly uri: string }) => ({
          base64: Buffer.from(files.get(uri) ?? '').toString('base64'),
        }));
      },
    });
  });
  afterAll(() => editor.close());

  it('has what lies beside an open certificate known too', async () => {
    await editor.open(`${ws}/keys/server.pem`, pki.server.pem);
    expect(await editor.diagnostics(`${ws}/keys/server.pem`, (all) => all.length === 0)).toEqual([]);
  });

  it('is asked for nothing outside the workspace', async () => {
    await editor.open('memfs:/other/server.pem', pki.server.pem);
    await editor.diagnostics('memfs:/other/server.pem');
    expect(asked).not.toContain('memfs:/other');
  });
});
