import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplyWorkspaceEditParams, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { IssueOutcome } from '../../server/src/lsp/protocol/issuing.ts';
import { SourceText } from '../../server/src/text/source-text.ts';
import { Editor, homes } from './editor.ts';

const [{ connect }] = homes;
let scratch: string;
let editor: Editor;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'certscope-renewing-'));
  process.env['CERTSCOPE_HOME'] = join(scratch, 'home');
  mkdirSync(join(scratch, 'payments'));
  // Watches no files, like many an editor.
  editor = await Editor.start(connect, { folders: [pathToFileURL(join(scratch, 'payments')).href] });
});
afterEach(async () => {
  await editor.close();
  rmSync(scratch, { recursive: true, force: true });
});

const path = (name: string): string => join(scratch, 'payments', name);
const uriOf = (name: string): string => pathToFileURL(path(name)).href;
const certificate = (name: string): X509Certificate => new X509Certificate(readFileSync(path(name)));

async function ask(task: object, target: object, packaging: object = { formats: ['pem'] }): Promise<IssueOutcome> {
  return editor.connection.sendRequest<IssueOutcome>('certscope/issue', { task, target, packaging });
}

/** An editor that is asked for its edits, and does `act` with them: gives why it does not take one. */
async function reopen(act: (edit: WorkspaceEdit) => string | undefined): Promise<void> {
  await editor.close();
  editor = await Editor.start(connect, {
    folders: [pathToFileURL(join(scratch, 'payments')).href],
    capabilities: { workspace: { applyEdit: true } },
    prepare: (connection) =>
      connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
        const failureReason = act(edit);
        return { applied: failureReason === undefined, failureReason };
      }),
  });
}

async function issueInto(folder: string, packaging?: object): Promise<void> {
  const task = { kind: 'certificate', role: 'server', names: ['localhost'], authority: { kind: 'development' } };
  const outcome = await ask(task, { kind: 'folder', uri: uriOf(folder), gitignore: 'add' }, packaging);
  expect(outcome.kind).toBe('written');
}

/** Renews, and writes what an editor would write. */
async function renew(name: string, packaging: object = {}): Promise<void> {
  const outcome = await ask({ kind: 'renew', uri: uriOf(name), key: 'new' }, { kind: 'in-place' }, packaging);
  if (outcome.kind !== 'edit') throw new Error(JSON.stringify(outcome));
  apply(outcome.edit);
}

function apply({ documentChanges = [] }: WorkspaceEdit): void {
  for (const { textDocument, edits } of documentChanges.filter((each): each is TextDocumentEdit => 'edits' in each)) {
    const file = fileURLToPath(textDocument.uri);
    const source = SourceText.create(textDocument.uri, 'pem', 0, readFileSync(file, 'utf8'));
    const changes = edits.map((edit) => {
      if (!('range' in edit && 'newText' in edit)) throw new Error('not a text edit');
      const { start, end } = edit.range;
      return { start: source.offsetAt(start), end: source.offsetAt(end), text: edit.newText };
    });
    const renewed = changes
      .toSorted((one, other) => other.start - one.start)
      .reduce((text, { start, end, text: fresh }) => text.slice(0, start) + fresh + text.slice(end), source.text);
    writeFileSync(file, renewed);
  }
}

describe('renewing in an editor that watches no files', () => {
  it('works on what was written a moment ago, and again on what came of that', async () => {
    await issueInto('certs');
    const first = certificate('certs/cert.pem').serialNumber;
    await renew('certs/cert.pem');
    const second = certificate('certs/cert.pem').serialNumber;
    await renew('certs/fullchain.pem');
    const third = certificate('certs/cert.pem');
    expect(new Set([first, second, third.serialNumber]).size).toBe(3);
    expect(third.checkPrivateKey(createPrivateKey(readFileSync(path('certs/key.pem'))))).toBe(true);
  });

  it('finds a key that git passes over, also in a folder of its own', async () => {
    mkdirSync(path('.git'));
    writeFileSync(path('.gitignore'), 'private/\n');
    mkdirSync(path('private'));
    await issueInto('certs');
    renameSync(path('certs/key.pem'), path('private/key.pem'));
    await renew('certs/cert.pem');
    const key = createPrivateKey(readFileSync(path('private/key.pem')));
    expect(certificate('certs/cert.pem').checkPrivateKey(key)).toBe(true);
  });

  it('says that a password would help where it is missing or wrong, and changes nothing', async () => {
    await issueInto('certs', { formats: ['pem'], keyPassword: 'correct horse' });
    const before = readFileSync(path('certs/cert.pem'), 'utf8');
    const task = { kind: 'renew', uri: uriOf('certs/cert.pem'), key: 'new' };
    const refused = (message: string) => ({
      kind: 'refused',
      message: expect.stringContaining(message),
      asks: 'keyPassword',
    });
    expect(await ask(task, { kind: 'in-place' })).toEqual(refused('certs/key.pem is encrypted'));
    const wrong = { formats: [], keyPassword: 'battery staple' };
    expect(await ask(task, { kind: 'in-place' }, wrong)).toEqual(refused('does not open with this password'));
    expect(readFileSync(path('certs/cert.pem'), 'utf8')).toBe(before);
  });

  it('takes the password of a key that is encrypted', async () => {
    const packaging = { formats: ['pem'], keyPassword: 'correct horse' };
    await issueInto('certs', packaging);
    await renew('certs/cert.pem', packaging);
    const key = createPrivateKey({ key: readFileSync(path('certs/key.pem')), passphrase: 'correct horse' });
    expect(certificate('certs/cert.pem').checkPrivateKey(key)).toBe(true);
  });
});

describe('renewing a certificate that lies there as text and as DER', () => {
  const task = () => ({ kind: 'renew', uri: uriOf('certs/cert.pem'), key: 'new' });
  const contents = () =>
    readdirSync(path('certs')).map((name) => [name, readFileSync(path(`certs/${name}`), 'base64')]);

  it('changes neither where the editor does not take its part', async () => {
    await issueInto('certs', { formats: ['pem', 'der'] });
    const before = contents();
    await reopen(() => 'somebody is typing');
    expect(await ask(task(), { kind: 'in-place' })).toEqual({ kind: 'refused', message: 'somebody is typing' });
    expect(contents()).toEqual(before);
  });

  it('writes the DER files when the editor has done its part, and not before', async () => {
    await issueInto('certs', { formats: ['pem', 'der'] });
    const old = certificate('certs/cert.pem').serialNumber;
    let then = '';
    await reopen((edit) => {
      then = certificate('certs/cert.der').serialNumber;
      apply(edit);
      return undefined;
    });
    const outcome = await ask(task(), { kind: 'in-place' });
    expect(outcome).toMatchObject({ kind: 'written', files: expect.arrayContaining([uriOf('certs/key.der')]) });
    expect(then).toBe(old);
    const fresh = certificate('certs/cert.der');
    expect(fresh.serialNumber).not.toBe(old);
    expect(certificate('certs/cert.pem').serialNumber).toBe(fresh.serialNumber);
    const key = createPrivateKey({ key: readFileSync(path('certs/key.der')), format: 'der', type: 'pkcs8' });
    expect(fresh.checkPrivateKey(key)).toBe(true);
  });
});
