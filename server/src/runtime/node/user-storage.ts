import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OutputFile } from '../../issue/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { ExclusiveOutcome, UserStorage, WriteOutcome } from '../types.ts';
import { holding, type Patience, patience } from './exclusive-file.ts';
import { at, PlacingError, systemError } from './place-together.ts';
import { FileReader } from './read-file.ts';
import { describeWriteError } from './write-error.ts';
import { isPlainPart, toFailure, writeTogether } from './write-together.ts';

/** Longer files are neither written nor read: room for some 140,000 revocations. Bytes. */
const maxFileBytes = 16 * 1024 * 1024;

/** What the choice of the place depends on; tests hand in their own. */
export interface StorageHost {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  homeFolder(): string;
}

/** This process's. */
export const storageHost: StorageHost = { platform: process.platform, environment: process.env, homeFolder: homedir };

/** Where the user's development CAs are kept: CERTSCOPE_HOME, else where the system keeps an application's data. */
export function storageFolder({ platform, environment, homeFolder }: StorageHost): string {
  const named = environment['CERTSCOPE_HOME'];
  if (named !== undefined && named !== '') return named;
  if (platform === 'darwin') return join(homeFolder(), 'Library', 'Application Support', 'certscope');
  const data = environment[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_DATA_HOME'];
  if (data !== undefined && data !== '') return join(data, 'certscope');
  return platform === 'win32'
    ? join(homeFolder(), 'AppData', 'Local', 'certscope')
    : join(homeFolder(), '.local', 'share', 'certscope');
}

/** Storage in this folder. What it makes is for the user alone: folders have mode 0700. */
export function createUserStorage(root: string, t: Localize, wait: Patience = patience): UserStorage {
  const reader = new FileReader();
  return {
    folders: async () => listFolders(root),
    async read(path) {
      if (!path.split('/').every(isPlainPart)) return undefined;
      const bytes = reader.read(join(root, path), maxFileBytes);
      if (bytes === undefined) return isThere(join(root, path)) ? 'unreadable' : undefined;
      return new Uint8Array(bytes);
    },
    async write(folder, files): Promise<WriteOutcome> {
      if (!isPlainPart(folder)) return toFailure(new PlacingError(join(root, '?'), systemError('EINVAL')), t);
      const long = files.find(({ content }) => content instanceof Uint8Array && content.length > maxFileBytes);
      if (long !== undefined) return tooLong(join(root, folder, long.name), t);
      const replaces = ({ content }: OutputFile): boolean => content instanceof Uint8Array;
      return writeTogether(join(root, folder), files, { replaces, folderMode: 0o700, t });
    },
    async exclusively<T>(work: () => Promise<T>): Promise<ExclusiveOutcome<T>> {
      try {
        at(root, () => mkdirSync(root, { recursive: true, mode: 0o700 }));
        const value = await holding(join(root, '.lock'), work, wait);
        return { kind: 'done', value };
      } catch (error) {
        if (!(error instanceof PlacingError)) throw error;
        return { kind: 'failed', message: describeWriteError(error.code, error.path, t) };
      }
    },
  };
}

/** What was written and not read back would be lost all the same. */
function tooLong(path: string, t: Localize): WriteOutcome {
  const message = t(
    '{0} would be larger than CertScope reads. Nothing was changed. Create another CA, and let it issue from now on.',
    path,
  );
  return { kind: 'failed', file: pathToFileURL(path).href, message };
}

/** Also where nobody may look. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

function listFolders(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
