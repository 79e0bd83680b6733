import { languageOf } from '../documents/language.ts';
import type { FileEntry, WorkspaceFiles } from '../runtime/types.ts';
import { folderOf } from './trust-anchors.ts';

/** Files of one folder that are looked at. */
const MAX_FILES = 500;

/** Of them, certificates that are read because a document is open beside them. */
const MAX_CERTIFICATES = 100;

/** A folder's own files, in the order of a walk, which gives them before those of folders in it. */
export async function* ownFiles(folder: string, files: WorkspaceFiles): AsyncGenerator<FileEntry> {
  const stop = new AbortController();
  let count = 0;
  for await (const entry of files.list(stop.signal)) {
    if (folderOf(entry.uri) !== folder || count++ >= MAX_FILES) break;
    yield entry;
  }
  stop.abort();
}

/**
 * Those that are wanted and whose names speak of certificates, lists or keys, with their bytes; not YAML and JSON, of which there may be many
 * that are about other things.
 */
export async function* readOwnCertificates(
  folder: string,
  files: WorkspaceFiles,
  maxBytes: number,
  isWanted: (uri: string) => boolean,
): AsyncGenerator<{ readonly uri: string; readonly bytes: Uint8Array }> {
  let count = 0;
  for await (const { uri } of ownFiles(folder, files)) {
    const language = languageOf(uri);
    if ((language !== 'pem' && language !== 'der') || !isWanted(uri)) continue;
    if (count++ >= MAX_CERTIFICATES) return;
    const bytes = await files.read(uri, maxBytes);
    if (bytes !== undefined) yield { uri, bytes };
  }
}
