import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsync,
  linkSync,
  lstatSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Before } from '../types.ts';
import { uninterrupted } from './interruption.ts';

/** One file that is to stand at `path` with all of its content. */
export interface Placement {
  /** Absolute; its folder is there. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Permission bits, lessened by the umask unless there is an `owner`. */
  readonly mode: number;
  /** Of the file that it replaces: mode and owner are kept to the letter. */
  readonly owner?: { readonly uid: number; readonly gid: number } | undefined;
  /** May take the place of a file that is there. */
  readonly replace: boolean;
}

/** Why nothing was put in place: the target it failed at, and the system's word for it (`ENOSPC`, `EEXIST`, …). */
export class PlacingError extends Error {
  readonly path: string;
  readonly code: string;

  constructor(path: string, cause: unknown) {
    super(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.path = path;
    this.code = codeOf(cause) ?? 'EIO';
  }
}

/** The system's word for an error; undefined where it is none of the system's. */
function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^E(?!RR_)[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** Has the system's errors say which target they are about; others pass as they are. */
export function at<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof PlacingError || codeOf(error) === undefined ? error : new PlacingError(path, error);
  }
}

/** An error as the system itself would throw it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Start of the names of folders that files are staged in. One that is found lying about belongs to a process that was killed. */
export const STAGING = '.certscope-';

/**
 * Puts all files in place, or none; throws a PlacingError. Each is first written and synchronised in a folder of its own beside the
 * target, so that what can go wrong (space, permissions, SIGINT) goes wrong before anything is in place. Then each is linked or
 * renamed to its name in one turn of the event loop, which no signal that can be caught divides; what was replaced is kept until the
 * last one stands, and put back where that fails. SIGKILL or a power cut between two renames leaves whole files, but not all of them.
 * Gives why `before` was not done; then nothing is in place.
 */
export async function placeTogether(
  placements: readonly Placement[],
  before: Before = nothingBefore,
): Promise<string | undefined> {
  const staging = new Staging();
  return uninterrupted(
    () => staging.discard(),
    async (throwIfInterrupted) => {
      const staged = placements.map((placement) => staging.add(placement));
      await staging.synchronise();
      at(placements[0]?.path ?? '', throwIfInterrupted);
      const reason = await before();
      if (reason === undefined) putInPlace(staged, staging);
      return reason;
    },
  );
}

const nothingBefore: Before = () => Promise.resolve(undefined);

interface Staged extends Placement {
  readonly temporary: string;
  /** Where what stood at `path` waits. */
  readonly aside: string;
}

/** The temporary folders of one run, one per folder of targets, and the open files in them. */
class Staging {
  readonly #folders = new Map<string, string>();
  readonly #open: { readonly path: string; readonly file: number }[] = [];
  #keeps = false;

  add(placement: Placement): Staged {
    const { path } = placement;
    const number = this.#open.length;
    return at(path, () => {
      const folder = this.#folderBeside(path);
      const temporary = join(folder, `${number}.new`);
      const file = openSync(temporary, 'wx', placement.mode);
      this.#open.push({ path, file });
      fill(file, placement);
      return { ...placement, temporary, aside: join(folder, `${number}.old`) };
    });
  }

  #folderBeside(path: string): string {
    const folder = dirname(path);
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const made = mkdtempSync(join(folder, STAGING));
    this.#folders.set(folder, made);
    return made;
  }

  /** Until everything is on the disk: only here do some file systems say that there is no room. */
  async synchronise(): Promise<void> {
    await Promise.all(this.#open.map(({ path, file }) => synchronise(path, file)));
    this.#close();
  }

  #close(): void {
    for (const { file } of this.#open.splice(0)) closeSync(file);
  }

  /** What waits aside could not be put back and is the only copy: leave it to the user. */
  keep(): void {
    this.#keeps = true;
  }

  /** Removes all that is temporary; never throws. */
  discard(): void {
    this.#close();
    for (const folder of this.#keeps ? [] : this.#folders.values()) removeFolder(folder);
    this.#folders.clear();
  }
}

/** Removes a temporary folder and all in it, as far as the system allows. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Whoever made it impossible has made the writing impossible too, and that is what is reported.
  }
}

function fill(file: number, { content, mode, owner }: Placement): void {
  if (owner !== undefined && constants.O_NOFOLLOW !== undefined) {
    fchownSync(file, owner.uid, owner.gid);
    fchmodSync(file, mode);
  }
  writeFileSync(file, content);
}

const fsyncAsync = promisify(fsync);

async function synchronise(path: string, file: number): Promise<void> {
  try {
    await fsyncAsync(file);
  } catch (error) {
    // Some network file systems know no such thing; a file that is closed was given up by an interruption.
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP', 'EBADF'].includes(codeOf(error) ?? '')) throw new PlacingError(path, error);
  }
}

function putInPlace(staged: readonly Staged[], staging: Staging): void {
  const undo: (() => void)[] = [];
  try {
    for (const file of staged) at(file.path, () => put(file, undo));
  } catch (error) {
    if (!undo.reverse().map(succeeds).every(Boolean)) staging.keep();
    throw error;
  }
}

function succeeds(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

function put(file: Staged, undo: (() => void)[]): void {
  const { path, temporary, aside } = file;
  if (file.replace && setAside(path, aside)) {
    undo.push(() => renameSync(aside, path));
    renameSync(temporary, path);
  } else {
    linkNew(temporary, path);
    undo.push(() => unlinkSync(path));
  }
}

/** Keeps what stands at `path`; it stays there too where the file system has hard links. False where there is nothing. */
function setAside(path: string, aside: string): boolean {
  const old = lstatSync(path, { throwIfNoEntry: false });
  if (old === undefined) return false;
  if (old.isDirectory()) throw systemError('EISDIR');
  try {
    // Some systems would follow a symbolic link and keep what it points to.
    if (old.isSymbolicLink()) throw systemError('EPERM');
    linkSync(path, aside);
  } catch (error) {
    if (!isWithoutLinks(error)) throw error;
    renameSync(path, aside);
  }
  return true;
}

/** Fails with EEXIST where something stands at `path`, also when it came there this very moment. */
function linkNew(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!isWithoutLinks(error)) throw error;
    // FAT and some network shares have no hard links: the name is claimed by an empty file, and that one replaced.
    closeSync(openSync(path, 'wx', 0o600));
    renameSync(temporary, path);
  }
}

function isWithoutLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR'].includes(codeOf(error) ?? '');
}
