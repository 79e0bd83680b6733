import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { makePki } from '../builders/index.ts';
import { codesOf, Editor, homes } from './editor.ts';

const pki = makePki({ now: Date.now() });
const COMMAND = 'certscope/restrictFile';

describe.skipIf(process.platform === 'win32')('a key file that others can read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-permissions-'));
  const path = join(folder, 'server.key');
  const uri = pathToFileURL(path).href;
  const modeOf = () => statSync(path).mode & 0o777;
  let editor: Editor;
  /** What the user answers when asked. */
  let answer: { readonly title: string } | null = null;
  const asked: string[] = [];

  beforeAll(async () => {
    writeFileSync(path, pki.server.keyPem);
    chmodSync(path, 0o644);
    editor = await Editor.start(homes[0].connect, {
      prepare: (connection) =>
        connection.onRequest('window/showMessageRequest', ({ message }: { readonly message: string }) => {
          asked.push(message);
          return answer;
        }),
    });
    await editor.open(uri, pki.server.keyPem);
  });
  afterAll(async () => {
    await editor.close();
    rmSync(folder, { recursive: true });
  });

  const isReported = (all: readonly Diagnostic[]) => codesOf(all).includes('file/readable-by-others');
  const run = (of: string) =>
    editor.connection.sendRequest('workspace/executeCommand', { command: COMMAND, arguments: [{ uri: of }] });

  it('is reported, and the quick fix is a command of the server', async () => {
    const diagnostics = await editor.diagnostics(uri, isReported);
    const [diagnostic] = diagnostics;
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', uri, {
      range: diagnostic?.range,
      context: { diagnostics },
    });
    expect(actions.map(({ command }) => command?.command)).toContain(COMMAND);
    expect(editor.server.capabilities.executeCommandProvider?.commands).toContain(COMMAND);
  });

  it('stays as it is where the user says no, and where it is no open key file', async () => {
    await run(uri);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/chmod 600/);
    const other = join(folder, 'notes.txt');
    writeFileSync(other, 'text');
    chmodSync(other, 0o644);
    await run(pathToFileURL(other).href);
    expect(asked).toHaveLength(1);
    expect(modeOf()).toBe(0o644);
    expect(statSync(other).mode & 0o777).toBe(0o644);
  });

  it('is its owner’s alone where the user says yes, and no longer reported', async () => {
    answer = { title: 'Change permissions' };
    const quiet = editor.diagnostics(uri, (all) => !isReported(all));
    await run(uri);
    expect(modeOf()).toBe(0o600);
    expect(codesOf(await quiet)).not.toContain('file/readable-by-others');
  });
});
