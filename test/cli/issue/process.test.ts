import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
/** The disk never says that it is done, which holds the program between staging and placing; it says so on standard output. */
const endlessDisk = fileURLToPath(new URL('endless-disk.cjs', import.meta.url));

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'certscope-process-'));
  folder = join(root, 'project');
  mkdirSync(folder);
});
afterEach(() => {
  spawnSync('umount', [folder]);
  rmSync(root, { recursive: true });
});

const options = () => ({ cwd: folder, env: { ...process.env, CERTSCOPE_HOME: join(root, 'home') } });
const run = (shell: string, ...args: string[]) =>
  spawnSync('sh', ['-c', `${shell}; exec "$@"`, 'sh', process.execPath, cli, ...args], {
    ...options(),
    encoding: 'utf8',
  });
const pair = ['pair', '--name', 'localhost', '--out', 'mtls'];

describe.runIf(process.platform === 'linux')('the built program', () => {
  it('makes a pair of certificates and answers whoever is a script', () => {
    const { status, stdout, stderr } = run('umask 022', ...pair, '--json');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).files).toContainEqual({ file: 'mtls/server/key.pem', secret: true });
    expect(statSync(join(folder, 'mtls/server/key.pem')).mode & 0o777).toBe(0o600);
  });

  it('makes one CA for three that are started at once in a fresh project', async () => {
    const ended = ['a', 'b', 'c'].map(async (name) => {
      const args = [cli, 'issue', '--name', `${name}.test`, '--out', name];
      const [code] = await once(spawn(process.execPath, args, { ...options(), stdio: 'ignore' }), 'close');
      return code;
    });
    expect(await Promise.all(ended)).toEqual([0, 0, 0]);
    expect(readdirSync(join(root, 'home'))).toHaveLength(1);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('that is interrupted by %s leaves nothing in the project', async (signal) => {
    run('true', 'ca', 'create');
    for (const out of ['mtls', '.']) {
      const child = spawn(process.execPath, ['--require', endlessDisk, cli, ...pair.slice(0, -1), out], {
        ...options(),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'close');
      await Promise.race([once(child.stdout, 'data'), ended]);
      expect(readdirSync(folder).some((name) => name.startsWith('.certscope-'))).toBe(true);
      child.kill(signal);
      expect((await ended)[1]).toBe(signal);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('says what to do where files may not grow, and leaves nothing', () => {
    run('true', 'ca', 'create');
    const { status, stdout, stderr } = run('ulimit -f 1', ...pair);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^certscope: .*ulimit -f.*Nothing was changed/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says what to do where its storage cannot be written, and makes nothing', () => {
    const { status, stderr } = run('ulimit -f 0', ...pair);
    expect(status).toBeGreaterThan(0);
    expect(stderr).toContain('home');
    expect(readdirSync(folder)).toEqual([]);
  });

  const isMounted = (): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12k', 'tmpfs', folder]).status === 0;

  it('says what to do on a full disk, and leaves nothing', ({ skip }) => {
    if (!isMounted()) skip('mounting is not allowed here');
    const { status, stderr } = run('true', ...pair);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no space left');
    expect(readdirSync(folder)).toEqual([]);
  });
});
