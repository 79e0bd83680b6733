import { mayNameServices } from '../documents/service-names/service-files.ts';
import { decodeText } from '../documents/text-encoding.ts';
import type { WorkspaceFiles } from '../runtime/types.ts';

/** What is read at most while somebody waits. */
export interface SearchLimits {
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  readonly maxBytes: number;
  /** Of the names, or the addresses, that are found. */
  readonly maxFound: number;
  /** Milliseconds. */
  readonly time: number;
}

export const searchLimits: SearchLimits = {
  maxFiles: 2000,
  maxFileBytes: 256 * 1024,
  maxBytes: 16 * 1024 * 1024,
  maxFound: 300,
  time: 2000,
};

/** Files that are read at the same time: each is a question to the client where the server has no file system. */
const BATCH = 16;

/** Files, and what is newer than they are. */
export interface TextSearch {
  readonly files: WorkspaceFiles;
  /** The newest text of a file that is open. */
  openText(uri: string): string | undefined;
  /** Milliseconds. */
  now(): number;
}

/** The files that may describe services, as far as they are read in time. Never rejects: what was found until then serves as well. */
export async function* searchTexts(
  search: TextSearch,
  limits: SearchLimits = searchLimits,
): AsyncGenerator<{ readonly uri: string; readonly text: string }> {
  const stop = new AbortController();
  const end = search.now() + limits.time;
  let bytes = 0;
  try {
    for await (const uris of batches(search.files, stop.signal, limits.maxFiles)) {
      const texts = await Promise.all(uris.map((uri) => readText(uri, search, limits)));
      for (const [index, text] of texts.entries()) {
        bytes += text.length;
        yield { uri: uris[index] ?? '', text };
      }
      if (bytes > limits.maxBytes || search.now() > end) break;
    }
  } catch {
    // Names that are found are a convenience: what was found until then serves as well.
  } finally {
    stop.abort();
  }
}

async function* batches(files: WorkspaceFiles, signal: AbortSignal, maxFiles: number): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let count = 0;
  for await (const { uri } of files.list(signal)) {
    if (!mayNameServices(uri)) continue;
    if (count++ >= maxFiles) break;
    batch.push(uri);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function readText(uri: string, { files, openText }: TextSearch, limits: SearchLimits): Promise<string> {
  const open = openText(uri);
  if (open !== undefined) return open;
  const bytes = await files.read(uri, limits.maxFileBytes);
  return bytes === undefined ? '' : decodeText(bytes);
}
