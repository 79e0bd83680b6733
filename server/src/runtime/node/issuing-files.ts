import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Localize } from '../../text/localize.ts';
import type { FileWriter, UserStorage } from '../types.ts';
import { ignoreEverythingIn, isExposedToGit } from './git-ignore.ts';
import { createUserStorage, type StorageHost, storageFolder, storageHost } from './user-storage.ts';
import { createFileWriter } from './write-together.ts';

/** Where Node puts what was issued. */
export interface NodeIssuingFiles {
  readonly writer: FileWriter;
  readonly storage: UserStorage;
  /** Whether git would take a new private key in this folder (a `file:` URI), which need not be there yet. */
  isExposed(folder: string): boolean;
  /** Has git pass over everything in a folder (a `file:` URI) that is there. Throws what the system says. */
  ignore(folder: string): void;
}

/** Files in folders, and CAs in the user's own storage. */
export function createIssuingFiles(t: Localize, host: StorageHost = storageHost): NodeIssuingFiles {
  return {
    writer: createFileWriter(t),
    storage: createUserStorage(storageFolder(host), t),
    isExposed: (folder) => isExposedToGit(join(fileURLToPath(folder), 'key.pem')),
    ignore: (folder) => ignoreEverythingIn(fileURLToPath(folder)),
  };
}
