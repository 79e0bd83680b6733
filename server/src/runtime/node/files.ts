import { relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { languageOfName } from '../../documents/language.ts';
import { mayHoldCertificates } from '../../documents/may-hold-certificates.ts';
import type { FileBatch, FileEntry, WorkspaceFiles } from '../types.ts';
import { FileReader } from './read-file.ts';
import { childOf, type Folder, pathOf, type WalkedFolder, walkFolder } from './walk.ts';

/** What a walk leaves out. */
export interface NodeFileOptions {
  readonly respectGitignore: boolean;
  /** Larger files are passed over. */
  readonly maxFileBytes: number;
  /** Glob patterns, as in `files.exclude`. */
  readonly exclude: readonly string[];
  /** Which files are listed, by their paths with slashes; those that may hold certificates where left out. */
  readonly accepts?: ((path: string) => boolean) | undefined;
}

/** The walk lets others have their turn this often, in milliseconds. */
const turn = 10;

/**
 * Files in these folders (`file:` URIs). Links are not followed, nothing outside is read, `.git` and `node_modules` never.
 * Reads synchronously in short turns: for thousands of small files that is several times faster than one promise for each.
 */
export function createNodeFiles(roots: readonly string[], options: NodeFileOptions): Required<WorkspaceFiles> {
  const folders = roots.flatMap((uri) => {
    const path = toPath(uri);
    return path === undefined ? [] : [{ uri, path }];
  });
  const reader = new FileReader();
  return {
    async *list(signal: AbortSignal): AsyncGenerator<FileEntry> {
      for await (const batch of inTurns(listFolders(folders, options), signal)) {
        for (const uri of batch) yield { uri, size: undefined };
      }
    },
    async *load(signal: AbortSignal, maxBytes: number): AsyncGenerator<FileBatch> {
      const limit = Math.min(maxBytes, options.maxFileBytes);
      for await (const batch of inTurns(loadFolders(folders, options, reader, limit), signal)) {
        yield { scanned: batch.length, files: batch.filter((file) => file !== undefined) };
      }
    },
    async read(uri: string, maxBytes: number): Promise<Uint8Array | undefined> {
      const path = toPath(uri);
      if (path === undefined || !folders.some((folder) => isInside(path, folder.path))) return undefined;
      return copy(reader.read(path, Math.min(maxBytes, options.maxFileBytes)));
    },
  };
}

/** Items in batches of one turn each. */
async function* inTurns<T>(items: Iterable<T>, signal: AbortSignal): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  let turnEnds = performance.now() + turn;
  for (const item of items) {
    if (signal.aborted) return;
    batch.push(item);
    if (performance.now() < turnEnds) continue;
    yield batch;
    batch = [];
    await setImmediate();
    turnEnds = performance.now() + turn;
  }
  yield batch;
}

function* listFolders(roots: readonly Folder[], options: NodeFileOptions): Generator<string> {
  for (const root of roots) {
    for (const folder of walkFolder(root, options)) {
      for (const name of folder.names) if (!folder.excludes(name)) yield childOf(folder, name).uri;
    }
  }
}

/** One item per file that was looked at; undefined for what holds nothing. */
function* loadFolders(
  roots: readonly Folder[],
  options: NodeFileOptions,
  reader: FileReader,
  maxBytes: number,
): Generator<FileBatch['files'][number] | undefined> {
  for (const root of roots) {
    for (const folder of walkFolder(root, options)) {
      for (const name of folder.names) yield loadFile(folder, name, reader, maxBytes);
    }
  }
}

function loadFile(
  folder: WalkedFolder,
  name: string,
  reader: FileReader,
  maxBytes: number,
): FileBatch['files'][number] | undefined {
  const bytes = reader.read(pathOf(folder, name), maxBytes);
  if (bytes === undefined || !mayHoldCertificates(bytes, languageOfName(name) ?? 'pem', latin)) return undefined;
  // Patterns cost more than a small file, so they are asked for the few that matter.
  return folder.excludes(name) ? undefined : { uri: childOf(folder, name).uri, bytes: new Uint8Array(bytes) };
}

function latin(bytes: Buffer): string {
  return bytes.toString('latin1');
}

function copy(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes === undefined ? undefined : new Uint8Array(bytes);
}

/** Undefined where the URI names no file of this machine. */
function toPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, resolve(path));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}
