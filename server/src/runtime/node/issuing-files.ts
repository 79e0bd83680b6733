import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputFile } from '../../issue/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { FileWriter, UserStorage } from '../types.ts';
import { ignoreWritten, isExposedToGit } from './git-ignore.ts';
import { createUserStorage, type StorageHost, storageFolder, storageHost } from './user-storage.ts';
import { createFileWriter } from './write-together.ts';

/** Where Node puts what was issued. */
export interface NodeIssuingFiles {
  readonly writer: FileWriter;
  readonly storage: UserStorage;
  /** Whether git would take one of the secret files in this folder (a `file:` URI), which need not be there yet. */
  isExposed(folder: string, files: readonly OutputFile[]): boolean;
  /** As `ignoreWritten`, of a `file:` URI. */
  ignore(folder: string, files: readonly OutputFile[]): void;
}

/** Files in folders, and CAs in the user's own storage. */
export function createIssuingFiles(t: Localize, host: StorageHost = storageHost): NodeIssuingFiles {
  return {
    writer: createFileWriter(t),
    storage: createUserStorage(storageFolder(host), t),
    isExposed: (folder, files) =>
      files.some((file) => isSecret(file) && isExposedToGit(join(fileURLToPath(folder), file.name))),
    ignore: (folder, files) =>
      ignoreWritten(
        fileURLToPath(folder),
        files.map((file) => ({ name: file.name, secret: isSecret(file) })),
      ),
  };
}

function isSecret({ content }: OutputFile): boolean {
  return !(content instanceof Uint8Array);
}
