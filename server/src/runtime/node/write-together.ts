import { lstatSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { OutputFile } from '../../issue/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { FileWriter, WriteOutcome } from '../types.ts';
import { uninterrupted } from './interruption.ts';
import {
  at,
  type Placement,
  PlacingError,
  placeTogether,
  removeFolder,
  STAGING,
  systemError,
} from './place-together.ts';
import { describeWriteError } from './write-error.ts';

/** How files are written. */
export interface WriteOptions {
  /** Whether a file may take the place of one that is there. */
  readonly replaces: (file: OutputFile) => boolean;
  /** Permission bits of folders that are made, lessened by the umask. */
  readonly folderMode: number;
  readonly t: Localize;
}

/** The writer of Node: files in `file:` folders. */
export function createFileWriter(t: Localize): FileWriter {
  return {
    write: async (folder, files, { replace }) =>
      writeTogether(fileURLToPath(folder), files, { replaces: () => replace, folderMode: 0o777, t }),
  };
}

/**
 * Writes all files into a folder, or none of them (see `placeTogether`). A folder that is missing is made beside its place with all that
 * belongs into it and put there by one rename, so not even SIGKILL leaves half of it. Private keys get mode 0600 from the first byte on.
 * Symbolic links: the folder itself may be one; below it none is followed, and one in a file's place is replaced as a file would be.
 */
export async function writeTogether(
  folder: string,
  files: readonly OutputFile[],
  options: WriteOptions,
): Promise<WriteOutcome> {
  const target = resolve(folder);
  try {
    for (const { name } of files) requirePlainName(name, target);
    const isNew = await writeAll(target, files, options);
    return { kind: 'written', files: files.map(({ name }) => uriOf(join(target, name))), isNew };
  } catch (error) {
    if (error instanceof AlreadyThere) return { kind: 'exists', files: error.paths.map(uriOf) };
    if (error instanceof PlacingError) return toFailure(error, options.t);
    throw error;
  }
}

/** What a caller is told of files that could not be put in place. */
export function toFailure({ path, code }: PlacingError, t: Localize): WriteOutcome {
  if (code === 'EEXIST') return { kind: 'exists', files: [uriOf(path)] };
  return { kind: 'failed', file: uriOf(path), message: describeWriteError(code, path, t) };
}

class AlreadyThere extends Error {
  readonly paths: readonly string[];

  constructor(paths: readonly string[]) {
    super('already there');
    this.paths = paths;
  }
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Names come from certificates and requests: none of them leads out of the folder, or to a stream of a file of Windows. */
function requirePlainName(name: string, folder: string): void {
  const isPlain = name.split('/').every((part) => isPlainPart(part));
  if (!isPlain) throw new PlacingError(join(folder, '?'), systemError('EINVAL'));
}

/** True for what names one file or folder and nothing else, on every system. */
export function isPlainPart(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/[\\/:\0-\x1f]/.test(part);
}

/** True where the folder had to be made. */
async function writeAll(target: string, files: readonly OutputFile[], options: WriteOptions): Promise<boolean> {
  const top = firstMissing(target);
  if (top === undefined) {
    await writeInto(target, files, options);
    return false;
  }
  // Another process may have made the folder meanwhile: then there is less to make.
  return (await writeFresh(top, target, files, options)) || writeAll(target, files, options);
}

/** `top` is the target or the first folder above it that is missing. False where somebody else made it meanwhile. */
async function writeFresh(
  top: string,
  target: string,
  files: readonly OutputFile[],
  options: WriteOptions,
): Promise<boolean> {
  const staging = at(target, () => mkdtempSync(join(dirname(top), STAGING)));
  return uninterrupted(
    () => removeFolder(staging),
    async (throwIfInterrupted) => {
      const whole = join(staging, 'folder');
      const inside = join(whole, relative(top, target));
      at(target, () => makeFolders(inside, files, options));
      await placeInside(inside, target, files, options);
      at(target, throwIfInterrupted);
      return at(target, () => renameToFree(whole, top));
    },
  );
}

/** The folder, or the first above it, that is not there; undefined where it is. */
function firstMissing(target: string): string | undefined {
  const stats = at(target, () => statSync(target, { throwIfNoEntry: false }));
  if (stats !== undefined && !stats.isDirectory()) throw new PlacingError(target, systemError('ENOTDIR'));
  if (stats !== undefined) return undefined;
  let missing = target;
  while (dirname(missing) !== missing && lstatOf(dirname(missing)) === undefined) missing = dirname(missing);
  return missing;
}

function lstatOf(path: string): Stats | undefined {
  return at(path, () => lstatSync(path, { throwIfNoEntry: false }));
}

function makeFolders(folder: string, files: readonly OutputFile[], { folderMode }: WriteOptions): void {
  mkdirSync(folder, { recursive: true, mode: folderMode });
  for (const below of foldersOf(files)) mkdirSync(join(folder, below), { mode: folderMode });
}

/** Folders that the names lead through, outer ones first. */
function foldersOf(files: readonly OutputFile[]): readonly string[] {
  const folders = files.flatMap(({ name }) => {
    const parts = name.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join(sep));
  });
  return [...new Set(folders)];
}

/** Errors name the place that the user knows of. */
async function placeInside(
  inside: string,
  target: string,
  files: readonly OutputFile[],
  options: WriteOptions,
): Promise<void> {
  try {
    await placeTogether(files.map((file) => toPlacement(inside, file, options)));
  } catch (error) {
    if (!(error instanceof PlacingError)) throw error;
    throw new PlacingError(join(target, relative(inside, error.path)), error.cause);
  }
}

function toPlacement(folder: string, file: OutputFile, { replaces }: WriteOptions): Placement {
  const { name, content } = file;
  const isPublic = content instanceof Uint8Array;
  return {
    path: join(folder, name),
    content: isPublic ? content : content.reveal(),
    mode: isPublic ? 0o644 : 0o600,
    replace: replaces(file),
  };
}

/** False where something stands there by now. */
function renameToFree(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (lstatOf(to)?.isDirectory() === true) return false;
    throw error;
  }
}

/** Into a folder that is there. Folders below it that had to be made go again where they stay empty. */
async function writeInto(target: string, files: readonly OutputFile[], options: WriteOptions): Promise<void> {
  const made: string[] = [];
  await uninterrupted(
    () => {
      for (const path of made.toReversed()) removeEmptyFolder(path);
    },
    async () => {
      requireFree(target, files, options);
      for (const below of foldersOf(files)) {
        const path = join(target, below);
        if (at(path, () => makeRealFolder(path, options))) made.push(path);
      }
      await placeTogether(files.map((file) => toPlacement(target, file, options)));
    },
  );
}

function requireFree(target: string, files: readonly OutputFile[], { replaces }: WriteOptions): void {
  const kept = files.filter((file) => !replaces(file)).map(({ name }) => join(target, name));
  const there = kept.filter((path) => lstatOf(path) !== undefined);
  if (there.length > 0) throw new AlreadyThere(there);
}

/** True where it had to be made. A symbolic link is not followed: it may lead a key anywhere. */
function makeRealFolder(path: string, { folderMode }: WriteOptions): boolean {
  const stats = lstatOf(path);
  if (stats?.isDirectory() === true) return false;
  if (stats !== undefined) throw systemError(stats.isSymbolicLink() ? 'ELOOP' : 'ENOTDIR');
  mkdirSync(path, { mode: folderMode });
  return true;
}

function removeEmptyFolder(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // There is something in it: what was written, or somebody else's.
  }
}
