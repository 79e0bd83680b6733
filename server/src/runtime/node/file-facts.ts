import { chmodSync, lstatSync } from 'node:fs';
import { platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Runtime } from '../types.ts';
import { GitIndexes } from './git-index.ts';

/** Windows has access control lists, and permission bits that mean nothing. */
const hasModes = platform !== 'win32';

/** What Node can say of files, and do about their permissions. Links are not followed: what they lead to is another file. */
export function createFileFacts(): Pick<Runtime, 'describeFile' | 'restrictFile'> {
  const indexes = new GitIndexes();
  const describeFile: Runtime['describeFile'] = (uri) => {
    const path = toPath(uri);
    const found = path === undefined ? undefined : lstatSync(path, { throwIfNoEntry: false });
    if (path === undefined || found === undefined || !found.isFile()) return undefined;
    return { mode: hasModes ? found.mode & 0o777 : undefined, tracked: indexes.tracks(path) };
  };
  return hasModes ? { describeFile, restrictFile } : { describeFile };
}

function restrictFile(uri: string): boolean {
  const path = toPath(uri);
  if (path === undefined) return false;
  try {
    if (!lstatSync(path).isFile()) return false;
    chmodSync(path, 0o600);
    return true;
  } catch {
    return false;
  }
}

function toPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
