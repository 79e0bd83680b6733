import type { Connection } from 'vscode-languageserver';
import { decodeBase64 } from '../pem/base64.ts';
import type { FileEntry, WorkspaceFiles } from '../runtime/types.ts';
import { CANDIDATE_GLOB } from '../workspace/candidates.ts';
import { findFilesRequest, readFileRequest } from './protocol/files.ts';

/** Files listed per folder. */
const MAX_FILES = 50_000;

/**
 * The workspace as the client sees it: for folders that this process cannot read itself (virtual workspaces, the browser). Lists what `include`
 * matches, or what may hold certificates.
 */
export function createClientFiles(
  connection: Connection,
  folders: readonly string[],
  exclude: readonly string[],
  include: string = CANDIDATE_GLOB,
  maxResults: number = MAX_FILES,
): WorkspaceFiles {
  return {
    async *list(signal: AbortSignal): AsyncGenerator<FileEntry> {
      for (const folder of folders) {
        if (signal.aborted) return;
        const uris = await connection.sendRequest(findFilesRequest, {
          folder,
          include,
          exclude,
          maxResults,
        });
        for (const uri of uris) yield { uri, size: undefined };
      }
    },
    async read(uri: string, maxBytes: number): Promise<Uint8Array | undefined> {
      const answer = await connection.sendRequest(readFileRequest, { uri, maxBytes });
      return answer === null ? undefined : decodeBase64(answer.base64);
    },
  };
}
