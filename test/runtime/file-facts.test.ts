import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'certscope-facts-')));
const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;
const describeFile = (path: string) => createNodeRuntime().describeFile?.(uriOf(path));
const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('permissions', () => {
  it('are those of the file, and can be taken from all but its owner', () => {
    writeFileSync(join(folder, 'loose.key'), 'key');
    chmodSync(join(folder, 'loose.key'), 0o644);
    expect(describeFile('loose.key')).toEqual({ mode: 0o644, tracked: false });
    expect(createNodeRuntime().restrictFile?.(uriOf('loose.key'))).toBe(true);
    expect(statSync(join(folder, 'loose.key')).mode & 0o777).toBe(0o600);
  });

  it('of links and folders, of what is not there and of other schemes are nobody’s', () => {
    symlinkSync(join(folder, 'loose.key'), join(folder, 'link.key'));
    chmodSync(join(folder, 'loose.key'), 0o644);
    const { describeFile: describe, restrictFile: restrict } = createNodeRuntime();
    for (const uri of [
      uriOf('link.key'),
      uriOf('.'),
      uriOf('gone.key'),
      'untitled:key.pem',
      'vscode-vfs://github/a.key',
    ]) {
      expect(describe?.(uri)).toBeUndefined();
      expect(restrict?.(uri)).toBe(false);
    }
    expect(statSync(join(folder, 'loose.key')).mode & 0o777).toBe(0o644);
  });
});

describe.skipIf(!hasGit())('version control', () => {
  beforeAll(() => {
    git('init', '-q');
    mkdirSync(join(folder, 'deploy/payments'), { recursive: true });
    for (const name of ['deploy/api.key', 'deploy/payments/api.key', 'deploy/payments/ä.key', 'fresh.key'])
      writeFileSync(join(folder, name), 'key');
    git('add', 'deploy');
  });

  it.each([2, 3, 4])('is known from an index of version %i', (version) => {
    git('update-index', '--index-version', String(version));
    // Version 3 is only written where an entry needs it.
    if (version === 3) git('update-index', '--skip-worktree', 'deploy/api.key');
    for (const path of ['deploy/api.key', 'deploy/payments/api.key', 'deploy/payments/ä.key'])
      expect(describeFile(path)?.tracked, path).toBe(true);
    expect(describeFile('fresh.key')?.tracked).toBe(false);
  });

  it('is known again when the index changes', () => {
    const { describeFile: describe } = createNodeRuntime();
    expect(describe?.(uriOf('fresh.key'))?.tracked).toBe(false);
    git('add', 'fresh.key');
    expect(describe?.(uriOf('fresh.key'))?.tracked).toBe(true);
    git('rm', '-q', '--cached', 'fresh.key');
    expect(describe?.(uriOf('fresh.key'))?.tracked).toBe(false);
  });

  it('of a damaged index is none', () => {
    writeFileSync(join(folder, '.git/index'), Buffer.from('DIRC\0\0\0\x02\xff\xff\xff\xffnothing', 'latin1'));
    expect(describeFile('deploy/api.key')?.tracked).toBe(false);
  });
});
