import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DerFileEdit } from '../../issue/tasks.ts';
import type { OutputFile } from '../../issue/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { Before, FileWriter, UserStorage, WriteOutcome } from '../types.ts';
import { applyEdits } from './apply-edits.ts';
import { ignoreWritten, isExposedToGit } from './git-ignore.ts';
import { createUserStorage, type StorageHost, storageFolder, storageHost } from './user-storage.ts';
import { createFileWriter } from './write-together.ts';

/** Where Node puts what was issued. */
export interface NodeIssuingFiles {
  readonly writer: FileWriter;
  readonly storage: UserStorage;
  /** As `applyEdits`. */
  replace(edits: readonly DerFileEdit[], before: Before): Promise<WriteOutcome>;
  /** Whether this URI is that of a folder of this machine, and none of these files stands there already. */
  isFree(folder: string, files: readonly OutputFile[]): boolean;
  /** Whether git would take one of the secret files in this folder (a `file:` URI), which need not be there yet. */
  isExposed(folder: string, files: readonly OutputFile[]): boolean;
  /** As `ignoreWritten`, of a `file:` URI. */
  ignore(folder: string, files: readonly OutputFile[], isNew: boolean): void;
}

/** Files in folders, and CAs in the user's own storage. */
export function createIssuingFiles(t: Localize, host: StorageHost = storageHost): NodeIssuingFiles {
  const writer = createFileWriter(t);
  return {
    writer: {
      write: async (folder, files, options) =>
        folderPath(folder) === undefined ? noFolder(folder, t) : writer.write(folder, files, options),
    },
    storage: createUserStorage(storageFolder(host), t),
    replace: (edits, before) => applyEdits(edits, t, before),
    isFree: (folder, files) => {
      const path = folderPath(folder);
      return path !== undefined && !files.some(({ name }) => isThere(join(path, name)));
    },
    isExposed: (folder, files) => {
      const path = folderPath(folder);
      return path !== undefined && files.some((file) => isSecret(file) && isExposedToGit(join(path, file.name)));
    },
    ignore: (folder, files, isNew) =>
      ignoreWritten(
        fileURLToPath(folder),
        files.map((file) => ({ name: file.name, secret: isSecret(file) })),
        isNew,
      ),
  };
}

/** Also a link that leads nowhere. Of what cannot be looked at the writer has to say why. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Undefined where the URI names no folder of this machine: another scheme, a share where the system has none, a slash or NUL in a name. */
function folderPath(uri: string): string | undefined {
  try {
    const path = fileURLToPath(uri);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

function noFolder(uri: string, t: Localize): WriteOutcome {
  return { kind: 'failed', file: uri, message: t('{0} names no folder of this machine. Choose another folder.', uri) };
}

function isSecret({ content }: OutputFile): boolean {
  return !(content instanceof Uint8Array);
}
