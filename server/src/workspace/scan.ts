import type { FileBatch, WorkspaceFiles } from '../runtime/types.ts';
import { uriKey } from './uri.ts';

export interface ScanOptions {
  readonly signal: AbortSignal;
  /** Larger files are passed over. */
  readonly maxFileBytes: number;
  /** True for files that are known better than from disk: those open in the editor. */
  readonly skip?: (uri: string) => boolean;
  /** Called after each batch with the number of files looked at so far. */
  readonly onProgress?: (scanned: number) => void;
}

export interface ScanResult {
  /** Files looked at. */
  readonly scanned: number;
  readonly cancelled: boolean;
  /** Said when the index was full before the workspace was through. */
  readonly limit: 'files' | 'artifacts' | undefined;
}

/** What a scan fills. */
export interface ScanTarget {
  /** Takes a file's bytes; says where there was no room. */
  put(uri: string, bytes: Uint8Array): ScanResult['limit'];
  /** Forgets all files but those with these keys and those that are skipped. */
  keepOnly(keys: ReadonlySet<string>, skip: (uri: string) => boolean): void;
}

/** Files that are read before they are taken together. */
const batchSize = 100;

/** Reads all candidate files into `target` and forgets those that are gone, unless it is cancelled or the target is full. */
export async function scanFiles(files: WorkspaceFiles, target: ScanTarget, options: ScanOptions): Promise<ScanResult> {
  const { signal, skip = () => false, onProgress } = options;
  const batches = files.load?.(signal, options.maxFileBytes) ?? loadOneByOne(files, options);
  const found = new Set<string>();
  let scanned = 0;
  let limit: ScanResult['limit'];
  for await (const batch of batches) {
    if (signal.aborted || limit !== undefined) break;
    scanned += batch.scanned;
    for (const { uri, bytes } of batch.files) {
      found.add(uriKey(uri));
      // While it was read, it may have been opened.
      if (limit === undefined && !skip(uri)) limit = target.put(uri, bytes);
    }
    onProgress?.(scanned);
  }
  const cancelled = signal.aborted;
  if (!cancelled && limit === undefined) target.keepOnly(found, skip);
  return { scanned, cancelled, limit };
}

/** For hosts that answer one question at a time. */
async function* loadOneByOne(files: WorkspaceFiles, options: ScanOptions): AsyncGenerator<FileBatch> {
  let batch: FileBatch['files'][number][] = [];
  let scanned = 0;
  for await (const { uri, size } of files.list(options.signal)) {
    if (options.signal.aborted) return;
    scanned++;
    if (options.skip?.(uri) === true || (size !== undefined && size > options.maxFileBytes)) continue;
    const bytes = await files.read(uri, options.maxFileBytes);
    if (bytes !== undefined) batch.push({ uri, bytes });
    if (scanned < batchSize) continue;
    yield { scanned, files: batch };
    scanned = 0;
    batch = [];
  }
  yield { scanned, files: batch };
}
