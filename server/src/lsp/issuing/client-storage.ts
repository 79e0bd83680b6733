import type { Connection } from 'vscode-languageserver';
import type { OutputFile } from '../../issue/types.ts';
import { decodeBase64, encodeBase64 } from '../../pem/base64.ts';
import type { ExclusiveOutcome, UserStorage } from '../../runtime/types.ts';
import { readStorageRequest, type StoredFile, storageFoldersRequest, writeStorageRequest } from '../protocol/files.ts';

/** The user's storage as the client keeps it, for a server without a file system. */
export function createClientStorage(connection: Connection): UserStorage {
  // One server has this storage to itself: what is done alone waits for what was asked for before it.
  let last: Promise<unknown> = Promise.resolve();
  return {
    folders: () => connection.sendRequest(storageFoldersRequest),
    async read(path) {
      const answer = await connection.sendRequest(readStorageRequest, { path }).catch(() => 'unreadable' as const);
      if (answer === 'unreadable') return answer;
      return answer === null ? undefined : decodeBase64(answer.base64);
    },
    async write(folder, files) {
      const { exists } = await connection.sendRequest(writeStorageRequest, { folder, files: files.map(toStoredFile) });
      return exists.length > 0
        ? { kind: 'exists', files: exists }
        : { kind: 'written', files: files.map(({ name }) => `${folder}/${name}`) };
    },
    exclusively<T>(work: () => Promise<T>): Promise<ExclusiveOutcome<T>> {
      const done = last.then(work).then((value): ExclusiveOutcome<T> => ({ kind: 'done', value }));
      last = done.catch(() => undefined);
      return done;
    },
  };
}

/** A file for the client to keep or to write: the one place where a secret becomes text. */
export function toStoredFile({ name, content }: OutputFile): StoredFile {
  return content instanceof Uint8Array
    ? { name, base64: encodeBase64(content), secret: false }
    : { name, base64: encodeBase64(content.reveal()), secret: true };
}
