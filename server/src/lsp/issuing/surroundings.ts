import type { FileEntry, Runtime, WorkspaceFiles } from '../../runtime/types.ts';
import { createCertificateService } from '../../service.ts';
import type { WorkspaceView } from '../../workspace/types.ts';
import { folderOf } from '../trust-anchors.ts';

/** Files of one folder that are looked at. */
const MAX_FILES = 500;

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

export interface SurroundingsOptions {
  readonly runtime: Runtime;
  /** What the index knows; it wins over what is read anew. */
  readonly view: WorkspaceView;
  /** The files of a folder (URI) that may hold certificates, also those that git passes over. */
  filesOf(folder: string): WorkspaceFiles | undefined;
  readonly maxFileBytes: number;
}

/** The index, and what lies beside these files that it does not know of: where keys lie, git is often told to look away. */
export async function viewAround(
  uris: readonly string[],
  { runtime, view, filesOf, maxFileBytes }: SurroundingsOptions,
): Promise<WorkspaceView> {
  const { workspace } = createCertificateService(runtime);
  for (const folder of new Set(uris.map(folderOf))) {
    const files = filesOf(folder);
    if (files === undefined) continue;
    for await (const { uri } of ownFiles(folder, files)) {
      const bytes = view.of(uri).length > 0 ? undefined : await files.read(uri, maxFileBytes);
      if (bytes !== undefined) workspace.setBytes(uri, bytes);
    }
  }
  return joinViews(view, workspace);
}

/** Both together; what they hold must not overlap. */
function joinViews(one: WorkspaceView, other: WorkspaceView): WorkspaceView {
  return {
    get revision() {
      return one.revision + other.revision;
    },
    *all() {
      yield* one.all();
      yield* other.all();
    },
    of: (uri) => [...one.of(uri), ...other.of(uri)],
    bySubject: (key) => [...one.bySubject(key), ...other.bySubject(key)],
    byIssuer: (key) => [...one.byIssuer(key), ...other.byIssuer(key)],
    byPublicKey: (key) => [...one.byPublicKey(key), ...other.byPublicKey(key)],
  };
}
