import { appendFileSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { createExclusions, type Exclusions, withGitignore, withIgnoreFile } from './exclusions.ts';

/**
 * True where `git add .` would take this file, which need not be there yet: it lies in a work tree, and neither a `.gitignore` on the way
 * nor `.git/info/exclude` leaves it out. What a user ignores everywhere does not count: their colleagues do not.
 */
export function isExposedToGit(file: string): boolean {
  // A link in the file's own place is replaced by what is written, not followed.
  const path = join(realPathOf(dirname(resolve(file))), basename(file));
  const root = workTreeOf(dirname(path));
  if (root === undefined) return false;
  let exclusions: Exclusions = withIgnoreFile(createExclusions([]), join(gitFolderOf(root), 'info', 'exclude'), '');
  const folders = relative(root, path).split(sep).slice(0, -1);
  let way = '';
  for (const name of ['', ...folders]) {
    if (name !== '') way += `${name}/`;
    if (way !== '' && exclusions.excludes(way)) return false;
    exclusions = withGitignore(exclusions, join(root, way), way);
  }
  return !exclusions.excludes(relative(root, path).split(sep).join('/'));
}

/** A file that was written, by its path from the folder, with `/`. */
export interface WrittenFile {
  readonly name: string;
  /** Holds a private key. */
  readonly secret: boolean;
}

/**
 * Has git pass over a folder that was made for these files, its `.gitignore` included; in one that was there before, where other things
 * may come to live, over the secret files alone. The folder must be there; throws what the system says.
 */
export function ignoreWritten(folder: string, files: readonly WrittenFile[], isNew: boolean): void {
  const patterns = isNew ? ['*'] : files.filter(({ secret }) => secret).map(({ name }) => `/${escapePattern(name)}`);
  const lines = patterns.map((pattern) => `${pattern}\n`).join('');
  appendFileSync(join(folder, '.gitignore'), `${needsLineBreak(folder) ? '\n' : ''}${lines}`, { mode: 0o644 });
}

function escapePattern(name: string): string {
  return name.replace(/[\\*?[\]!# ]/g, '\\$&');
}

function needsLineBreak(folder: string): boolean {
  const before = readText(join(folder, '.gitignore'));
  return before !== undefined && before !== '' && !before.endsWith('\n');
}

/** Git sees what is really there: links are followed as far as there is something. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPathOf(above), path.slice(above.length));
  }
}

/** The innermost work tree around a folder. */
export function workTreeOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : workTreeOf(above);
}

/** `.git` is a file in submodules and further work trees; the latter share what `commondir` names. */
function gitFolderOf(root: string): string {
  const own = join(root, '.git');
  const pointer = /^gitdir: (.+)$/m.exec(readText(own) ?? '')?.[1];
  if (pointer === undefined) return own;
  const folder = resolve(root, pointer.trim());
  const common = readText(join(folder, 'commondir'))?.trim();
  return common === undefined ? folder : resolve(folder, common);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
