import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Larger indexes are not read: the file counts as not tracked. Bytes. */
const MAX_INDEX_BYTES = 64 * 1024 * 1024;

/** Answers whether files are under version control, from git's index alone: no program is started. */
export class GitIndexes {
  /** The last index read, which serves all files of a repository until it changes. */
  #last: { readonly path: string; readonly stamp: string; readonly paths: ReadonlySet<string> } | undefined;

  /** True where the nearest repository above has the file in its index. */
  tracks(file: string): boolean {
    const repository = findRepository(dirname(file));
    if (repository === undefined) return false;
    const path = relative(repository.root, file).split(sep).join('/');
    try {
      return this.#read(repository.folder).has(path);
    } catch {
      return false;
    }
  }

  #read(folder: string): ReadonlySet<string> {
    const path = join(folder, 'index');
    const { mtimeMs, size } = statSync(path);
    const stamp = `${mtimeMs} ${size}`;
    if (this.#last?.path === path && this.#last.stamp === stamp) return this.#last.paths;
    const bytes = size > MAX_INDEX_BYTES ? Buffer.alloc(0) : readFileSync(path);
    const paths = new Set(listPaths(bytes, hashLength(folder)));
    this.#last = { path, stamp, paths };
    return paths;
  }
}

/** The working tree's root and the folder that `.git` is, or names (worktrees, submodules). */
function findRepository(start: string): { readonly root: string; readonly folder: string } | undefined {
  for (let root = start; ; root = dirname(root)) {
    const folder = openGit(join(root, '.git'));
    if (folder !== undefined) return { root, folder };
    if (dirname(root) === root) return undefined;
  }
}

function openGit(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (found.isDirectory()) return path;
  const [, named] = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8')) ?? [];
  return named === undefined ? undefined : resolve(dirname(path), named);
}

/** Bytes of an object's name: 20 for SHA-1, 32 where the repository says SHA-256. */
function hashLength(folder: string): number {
  try {
    return /^\s*objectformat\s*=\s*sha256/im.test(readFileSync(join(folder, 'config'), 'utf8')) ? 32 : 20;
  } catch {
    return 20;
  }
}

/** What precedes an entry's hash: times, device, inode, mode, owner and size. */
const STAT_BYTES = 40;
const EXTENDED = 0x4000;

/** The paths of an index of version 2, 3 or 4 (gitformat-index). */
function listPaths(bytes: Buffer, hash: number): string[] {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC') return [];
  const version = bytes.readUInt32BE(4);
  const count = bytes.readUInt32BE(8);
  const paths: string[] = [];
  let position = 12;
  let previous = '';
  while (paths.length < count && position + STAT_BYTES + hash + 2 < bytes.length) {
    const start = position;
    const flags = bytes.readUInt16BE(start + STAT_BYTES + hash);
    position = start + STAT_BYTES + hash + ((flags & EXTENDED) === 0 ? 2 : 4);
    // Version 4 leaves out what a path has in common with the one before it.
    const cut = version >= 4 ? readCut(bytes, position) : { length: 0, bytes: 0 };
    const kept = version >= 4 ? previous.slice(0, previous.length - cut.length) : '';
    const end = bytes.indexOf(0, position + cut.bytes);
    if (end < 0) break;
    previous = kept + bytes.toString('latin1', position + cut.bytes, end);
    paths.push(Buffer.from(previous, 'latin1').toString('utf8'));
    // Older versions fill entries up to a multiple of eight, with one zero at least.
    position = version >= 4 ? end + 1 : start + ((end - start + 8) & ~7);
  }
  return paths;
}

/** How many bytes to take off the path before, as git writes such numbers (offset encoding of pack files). */
function readCut(bytes: Buffer, start: number): { readonly length: number; readonly bytes: number } {
  let position = start;
  let byte = bytes[position++] ?? 0;
  let length = byte & 0x7f;
  while ((byte & 0x80) !== 0 && position < bytes.length) {
    byte = bytes[position++] ?? 0;
    length = ((length + 1) << 7) | (byte & 0x7f);
  }
  return { length, bytes: position - start };
}
