import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ignoreWritten, isExposedToGit } from '../../server/src/runtime/node/git-ignore.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'certscope-git-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text = ''): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

const exposed = (name: string): boolean => isExposedToGit(join(root, name));

describe('a private key in a repository', () => {
  it('is nobody’s business outside of one', () => {
    expect(exposed('certs/key.pem')).toBe(false);
  });

  it('would be committed where nothing ignores it', () => {
    write('.git/HEAD');
    expect(exposed('certs/key.pem')).toBe(true);
    expect(exposed('key.pem')).toBe(true);
  });

  it.each([
    ['/certs/', true],
    ['certs', true],
    ['*.pem', true],
    ['key.*', true],
    ['certs/*\n!certs/key.pem', false],
    ['certs/\n!certs/key.pem', true],
    ['/key.pem', false],
    ['# certs', false],
  ])('with %j in .gitignore', (patterns, isIgnored) => {
    write('.git/HEAD');
    write('.gitignore', patterns);
    expect(exposed('certs/key.pem')).toBe(!isIgnored);
  });

  it('is judged by the nearest .gitignore first, and by .git/info/exclude last', () => {
    write('.git/info/exclude', '*.pem\n');
    expect(exposed('certs/key.pem')).toBe(false);
    write('certs/.gitignore', '!key.pem\n');
    expect(exposed('certs/key.pem')).toBe(true);
    expect(exposed('certs/ca.pem')).toBe(false);
  });

  it('is judged by the innermost repository, a submodule or a further work tree', () => {
    write('.git/info/exclude', '*.pem\n');
    write('.git/worktrees/side/commondir', '../..\n');
    write('side/.git', `gitdir: ${join(root, '.git/worktrees/side')}\n`);
    expect(exposed('side/key.pem')).toBe(false);
    write('.git/modules/part/HEAD');
    write('part/.git', 'gitdir: ../.git/modules/part\n');
    expect(exposed('part/key.pem')).toBe(true);
  });

  it('is where a link really leads', () => {
    write('repository/.git/HEAD');
    write('outside/notes');
    symlinkSync('../outside', join(root, 'repository', 'certs'));
    expect(exposed('repository/certs/key.pem')).toBe(false);
  });

  it('is left out on consent, with everything in a folder of its own, whatever its .gitignore said before', () => {
    write('.git/HEAD');
    write('certs/key.pem');
    write('certs/.gitignore', '!key.pem');
    ignoreWritten(join(root, 'certs'), [{ name: 'key.pem', secret: true }], true);
    expect([exposed('certs/key.pem'), exposed('certs/later/key.pem')]).toEqual([false, false]);
    expect(readFileSync(join(root, 'certs/.gitignore'), 'utf8')).toBe('!key.pem\n*\n');
  });

  it('is where it takes the place of a link, wherever that led', () => {
    write('repository/.git/HEAD');
    write('outside/key.pem');
    symlinkSync('../outside/key.pem', join(root, 'repository', 'key.pem'));
    expect(exposed('repository/key.pem')).toBe(true);
  });

  it('is left out alone where the folder was there before', () => {
    write('.git/HEAD');
    write('README.md');
    const files = [
      { name: 'cert.pem', secret: false },
      { name: 'key.pem', secret: true },
      { name: 'server/#1 key.pem', secret: true },
    ];
    for (const { name } of files) write(name);
    ignoreWritten(root, files, false);
    expect(files.map(({ name }) => exposed(name))).toEqual([true, false, false]);
    expect([exposed('README.md'), exposed('src/main.go'), exposed('src/key.pem')]).toEqual([true, true, true]);
  });
});

const hasGit = spawnSync('git', ['--version']).status === 0;

describe.runIf(hasGit)('git itself', () => {
  it('is of the same opinion', () => {
    const git = (...args: string[]) => spawnSync('git', ['-C', root, ...args], { encoding: 'utf8' });
    git('init', '-q');
    write('.gitignore', 'build/\n*.key\n!keep.key\n/top.pem\ndocs/**/x.pem\n');
    write('a/.gitignore', 'b/*\n!b/c.pem\n');
    const names = [
      'top.pem',
      'a/top.pem',
      'build/keep.key',
      'a/x.key',
      'a/keep.key',
      'a/b/c.pem',
      'a/b/d.pem',
      'docs/1/2/x.pem',
    ];
    const ignored = names.filter((name) => git('check-ignore', '-q', '--no-index', name).status === 0);
    expect(names.filter((name) => !exposed(name))).toEqual(ignored);
    expect(ignored.length).toBeGreaterThan(3);
  });
});
