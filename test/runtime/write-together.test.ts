import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../server/src/issue/secret.ts';
import type { OutputFile } from '../../server/src/issue/types.ts';
import { createFileWriter } from '../../server/src/runtime/node/write-together.ts';
import type { WriteOutcome } from '../../server/src/runtime/types.ts';
import { english } from '../../server/src/text/localize.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const certificate = (text = 'certificate'): OutputFile => ({ name: 'cert.pem', content: bytes(text) });
const key = (text = 'key'): OutputFile => ({ name: 'key.pem', content: new Secret(bytes(text)) });

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'certscope-write-'));
});
afterEach(() => {
  spawnSync('chattr', ['-R', '-i', root]);
  rmSync(root, { recursive: true });
});

function write(folder: string, files: readonly OutputFile[], replace = false): Promise<WriteOutcome> {
  return createFileWriter(english).write(pathToFileURL(join(root, folder)).href, files, { replace });
}

/** Every file and folder below the root, with what the files hold. */
function tree(folder = root, way = ''): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return [[way + entry.name, 'link']];
    if (!entry.isDirectory()) return [[way + entry.name, readFileSync(path, 'utf8')]];
    return [[`${way}${entry.name}/`, ''], ...Object.entries(tree(path, `${way}${entry.name}/`))];
  });
  return Object.fromEntries(entries);
}

const modeOf = (name: string): string => (statSync(join(root, name)).mode & 0o777).toString(8);
const uri = (name: string): string => pathToFileURL(join(root, name)).href;

describe('files that are written together', () => {
  it('stand in a new folder, the key for its owner alone', async () => {
    expect(await write('certs/api', [certificate(), key()])).toEqual({
      kind: 'written',
      files: [uri('certs/api/cert.pem'), uri('certs/api/key.pem')],
      isNew: true,
    });
    expect(tree()).toEqual({
      'certs/': '',
      'certs/api/': '',
      'certs/api/cert.pem': 'certificate',
      'certs/api/key.pem': 'key',
    });
    expect(modeOf('certs/api/key.pem')).toBe('600');
  });

  it('stand in a folder with others, and in folders below it', async () => {
    writeFileSync(join(root, 'notes.txt'), 'mine');
    const files = [certificate(), { ...key(), name: 'server/key.pem' }, { ...key(), name: 'client/key.pem' }];
    expect((await write('.', files)).kind).toBe('written');
    expect(tree()).toEqual({
      'notes.txt': 'mine',
      'cert.pem': 'certificate',
      'server/': '',
      'server/key.pem': 'key',
      'client/': '',
      'client/key.pem': 'key',
    });
  });

  it('leave everything alone where one of them is there already, and name it', async () => {
    await write('api', [key('precious')]);
    expect(await write('api', [certificate(), key()])).toEqual({ kind: 'exists', files: [uri('api/key.pem')] });
    expect(tree()).toEqual({ 'api/': '', 'api/key.pem': 'precious' });
  });

  it('replace what is there where that is asked for, and a key that all could read is private then', async () => {
    await write('.', [certificate('old')]);
    writeFileSync(join(root, 'key.pem'), 'old key');
    chmodSync(join(root, 'key.pem'), 0o644);
    expect((await write('.', [certificate('new'), key('new key')], true)).kind).toBe('written');
    expect(tree()).toEqual({ 'cert.pem': 'new', 'key.pem': 'new key' });
    expect(modeOf('key.pem')).toBe('600');
  });

  it('are refused where the folder is a file, or one of them a folder', async () => {
    writeFileSync(join(root, 'certs'), '');
    const below = await write('certs', [certificate(), key()]);
    expect(below).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('a file stands where a folder is'),
    });
    expect(await write('certs/api', [certificate()])).toMatchObject({ kind: 'failed' });
    mkdirSync(join(root, 'key.pem'));
    const instead = await write('.', [certificate(), key()], true);
    expect(instead).toMatchObject({
      kind: 'failed',
      file: uri('key.pem'),
      message: expect.stringContaining('is a folder'),
    });
    expect(tree()).toEqual({ certs: '', 'key.pem/': '' });
  });

  it('are refused where a name is too long', async () => {
    const outcome = await write('.', [key(), { name: `${'x'.repeat(300)}.pem`, content: bytes('') }]);
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('too long') });
    expect(tree()).toEqual({});
  });

  it.each(['../out.pem', 'a/../../out.pem', '/etc/out.pem', '', '.', 'a//b', 'a\\b', 'c:out', 'a\0b'])(
    'never leave the folder: %j',
    async (name) => {
      expect(await write('in/here', [key(), { name, content: bytes('x') }])).toMatchObject({ kind: 'failed' });
      expect(tree()).toEqual({});
    },
  );

  it('never go through a link: a linked folder is refused, a linked file replaced by a file', async () => {
    mkdirSync(join(root, 'elsewhere'));
    writeFileSync(join(root, 'elsewhere', 'key.pem'), 'theirs');
    mkdirSync(join(root, 'out'));
    symlinkSync('../elsewhere', join(root, 'out', 'server'));
    symlinkSync('../elsewhere/key.pem', join(root, 'out', 'key.pem'));
    const through = await write('out', [{ ...key('ours'), name: 'server/key.pem' }], true);
    expect(through).toMatchObject({ kind: 'failed', message: expect.stringContaining('symbolic link') });
    expect(await write('out', [key('ours')])).toEqual({ kind: 'exists', files: [uri('out/key.pem')] });
    expect((await write('out', [key('ours')], true)).kind).toBe('written');
    expect(lstatSync(join(root, 'out', 'key.pem')).isFile()).toBe(true);
    expect(tree()).toMatchObject({ 'elsewhere/key.pem': 'theirs', 'out/key.pem': 'ours', 'out/server': 'link' });
  });

  it('go where a link says that is the folder itself', async () => {
    mkdirSync(join(root, 'real'));
    symlinkSync('real', join(root, 'named'));
    expect((await write('named', [key()])).kind).toBe('written');
    expect(tree()).toMatchObject({ 'real/key.pem': 'key' });
  });

  it.runIf(process.platform === 'linux')('are refused where nothing can be made: a folder of the system', async () => {
    const outcome = await createFileWriter(english).write('file:///proc/certs', [key()], { replace: false });
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('Choose another folder') });
  });

  it('are all there for whoever comes second, when two write at once', async () => {
    const outcomes = await Promise.all([
      write('a/b', [certificate('1'), key('1')]),
      write('a/b', [certificate('2'), key('2')]),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['exists', 'written']);
    expect(tree()['a/b/cert.pem']).toBe(tree()['a/b/key.pem']);
    const siblings = await Promise.all([write('c/x', [key()]), write('c/y', [key()])]);
    expect(siblings.map(({ kind }) => kind)).toEqual(['written', 'written']);
    expect(Object.keys(tree()).filter((name) => name.includes('.certscope'))).toEqual([]);
  });
});

const canFreeze = ((): boolean => {
  const file = join(mkdtempSync(join(tmpdir(), 'certscope-frozen-')), 'file');
  writeFileSync(file, '');
  const frozen = spawnSync('chattr', ['+i', file]).status === 0;
  spawnSync('chattr', ['-i', file]);
  return frozen;
})();

describe.runIf(canFreeze)('a place that not even root may write to', () => {
  it('is said to be one, and stays as it is', async () => {
    mkdirSync(join(root, 'frozen'));
    spawnSync('chattr', ['+i', join(root, 'frozen')]);
    for (const folder of ['frozen', 'frozen/api']) {
      const outcome = await write(folder, [certificate(), key()]);
      expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('no permission') });
    }
    expect(tree()).toEqual({ 'frozen/': '' });
  });

  it('leaves the certificate that was already replaced as it was before', async () => {
    await write('.', [certificate('old'), key('old')]);
    spawnSync('chattr', ['+i', join(root, 'key.pem')]);
    const outcome = await write('.', [certificate('new'), key('new'), { ...certificate(), name: 'ca.pem' }], true);
    expect(outcome).toMatchObject({ kind: 'failed', file: uri('key.pem') });
    expect(tree()).toEqual({ 'cert.pem': 'old', 'key.pem': 'old' });
  });
});

const steps = fileURLToPath(new URL('write-in-steps.mjs', import.meta.url));
const node = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', steps];

describe('a process that writes files', () => {
  const run = (shell: string, ...args: string[]) =>
    spawnSync('sh', ['-c', `${shell}; exec "$@"`, 'sh', process.execPath, ...node, root, ...args], {
      encoding: 'utf8',
    });

  it('keeps to a umask that wants more privacy', () => {
    expect(run('umask 077', 'out').stdout).toContain('"kind":"written"');
    expect([modeOf('out'), modeOf('out/cert.pem'), modeOf('out/key.pem')]).toEqual(['700', '600', '600']);
  });

  it('opens no key to others where the umask would allow all', () => {
    expect(run('umask 0', 'out').stdout).toContain('"kind":"written"');
    expect([modeOf('out/cert.pem'), modeOf('out/key.pem')]).toEqual(['644', '600']);
  });

  it('leaves nothing where a file may not grow that far', () => {
    const { stdout } = run('ulimit -f 1', 'out', 'large');
    expect(stdout).toContain('ulimit -f');
    expect(tree()).toEqual({});
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'dies of %s before anything stands, and leaves nothing',
    async (signal) => {
      for (const folder of ['new', '.']) {
        const child = spawn(process.execPath, [...node, root, folder, 'wait'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const ended = new Promise((resolve) => child.on('close', (_, its) => resolve(its)));
        // It says so when all is staged and nothing in place, and would wait for ever.
        await Promise.race([once(child.stdout, 'data'), ended]);
        expect(Object.keys(tree()).some((name) => name.startsWith('.certscope-'))).toBe(true);
        child.kill(signal);
        expect(await ended).toBe(signal);
        expect(tree()).toEqual({});
      }
    },
  );

  it('puts nothing half in place when it is killed outright', async () => {
    const child = spawn(process.execPath, [...node, root, 'new', 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await Promise.race([once(child.stdout, 'data'), ended]);
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(root, 'new'))).toBe(false);
    expect(Object.keys(tree()).every((name) => name.startsWith('.certscope-'))).toBe(true);
  });
});

const canMount = ((): boolean => {
  const point = mkdtempSync(join(tmpdir(), 'certscope-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', point]).status === 0;
  if (mounted) spawnSync('umount', [point]);
  return mounted;
})();

describe.runIf(canMount)('a disk of its own', () => {
  const mount = (...options: string[]): void => {
    mkdirSync(join(root, 'disk'));
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', join(root, 'disk')]).status).toBe(0);
  };
  afterEach(() => spawnSync('umount', [join(root, 'disk')]));

  it('that is full takes no certificate without its key', async () => {
    mount('size=16k');
    writeFileSync(join(root, 'disk', 'filler'), 'x'.repeat(8000));
    const outcome = await write('disk', [certificate(), key('k'.repeat(20_000))]);
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('no space left') });
    expect(readdirSync(join(root, 'disk'))).toEqual(['filler']);
    expect(await write('disk/new', [certificate(), key('k'.repeat(20_000))])).toMatchObject({ kind: 'failed' });
    expect(readdirSync(join(root, 'disk'))).toEqual(['filler']);
  });

  it('that is mounted read-only is said to be', async () => {
    mount('ro');
    const outcome = await write('disk/api', [certificate(), key()]);
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('read-only') });
  });
});
