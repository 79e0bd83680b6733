import type { FileEntry, WorkspaceFiles } from '../runtime/types.ts';
import { uriKey } from './uri.ts';

export interface ScanOptions {
  readonly signal: AbortSignal;
  /** Larger files are passed over. */
  readonly maxFileBytes: number;
  /** True for files that are known better than from disk: those open in the editor. */
  readonly skip?: (uri: string) => boolean;
  /** Called every now and then with the number of files looked at so far. */
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
  removeFile(uri: string): void;
  /** Forgets all files but those with these keys and those that are skipped. */
  keepOnly(keys: ReadonlySet<string>, skip: (uri: string) => boolean): void;
}

/** Files between two reports of progress. */
const progressStep = 500;

/** Reads all candidate files into `target` and forgets those that are gone, unless it is cancelled or the target is full. */
export async function scanFiles(files: WorkspaceFiles, target: ScanTarget, options: ScanOptions): Promise<ScanResult> {
  const { signal, skip = () => false, onProgress } = options;
  const seen = new Set<string>();
  let limit: ScanResult['limit'];
  for await (const file of files.list(signal)) {
    if (signal.aborted) break;
    seen.add(uriKey(file.uri));
    if (seen.size % progressStep === 0) onProgress?.(seen.size);
    limit = await scanFile(files, file, target, options);
    if (limit !== undefined) break;
  }
  const cancelled = signal.aborted;
  if (!cancelled && limit === undefined) target.keepOnly(seen, skip);
  return { scanned: seen.size, cancelled, limit };
}

async function scanFile(
  files: WorkspaceFiles,
  { uri, size }: FileEntry,
  target: ScanTarget,
  { signal, maxFileBytes, skip }: ScanOptions,
): Promise<ScanResult['limit']> {
  if (skip?.(uri) === true) return undefined;
  const bytes = size !== undefined && size > maxFileBytes ? undefined : await files.read(uri, maxFileBytes);
  // While it was read, it may have been opened, or nobody may be waiting any more.
  if (signal.aborted || skip?.(uri) === true) return undefined;
  if (bytes !== undefined) return target.put(uri, bytes);
  target.removeFile(uri);
  return undefined;
}
