import type { Runtime, WorkspaceFiles } from '../../runtime/types.ts';
import { createCertificateService } from '../../service.ts';
import type { IndexedArtifact, WorkspaceView } from '../../workspace/types.ts';
import { uriKey } from '../../workspace/uri.ts';
import { ownFiles } from '../own-files.ts';
import { folderOf } from '../trust-anchors.ts';

export interface SurroundingsOptions {
  readonly runtime: Runtime;
  /** What the index knows. */
  readonly view: WorkspaceView;
  /** What is open is known better than from disk. */
  isOpen(uri: string): boolean;
  /** The files of a folder (URI) that may hold certificates, also those that git passes over. */
  filesOf(folder: string): WorkspaceFiles | undefined;
  /** All those of the project, where they are to be looked at too and the host walks by itself. */
  readonly project: WorkspaceFiles | undefined;
  readonly maxFileBytes: number;
}

/**
 * The index, and what lies beside these files as it is on disk now: where keys lie, git is often told to look away, and not every editor tells
 * of files that were written a moment ago.
 */
export async function viewAround(
  uris: readonly string[],
  { runtime, view, isOpen, filesOf, project, maxFileBytes }: SurroundingsOptions,
): Promise<WorkspaceView> {
  const { workspace } = createCertificateService(runtime);
  const read = new Set<string>();
  const take = (uri: string, bytes: Uint8Array | undefined): void => {
    if (bytes === undefined || isOpen(uri)) return;
    read.add(uriKey(uri));
    workspace.setBytes(uri, bytes);
  };
  for await (const { files } of project?.load?.(new AbortController().signal, maxFileBytes) ?? []) {
    for (const { uri, bytes } of files) take(uri, bytes);
  }
  for (const folder of new Set(uris.map(folderOf))) {
    const files = filesOf(folder);
    if (files === undefined) continue;
    for await (const { uri } of ownFiles(folder, files)) take(uri, await files.read(uri, maxFileBytes));
  }
  return joinViews(without(view, read), workspace);
}

/** A view that knows nothing of some files, by their `uriKey`. */
function without(view: WorkspaceView, files: ReadonlySet<string>): WorkspaceView {
  const isLeft = ({ uri }: IndexedArtifact): boolean => !files.has(uriKey(uri));
  return {
    get revision() {
      return view.revision;
    },
    all: () => [...view.all()].filter(isLeft),
    of: (uri) => view.of(uri).filter(isLeft),
    bySubject: (key) => view.bySubject(key).filter(isLeft),
    byIssuer: (key) => view.byIssuer(key).filter(isLeft),
    byPublicKey: (key) => view.byPublicKey(key).filter(isLeft),
    bySharedPrime: (certificate) => view.bySharedPrime(certificate).filter(isLeft),
  };
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
    bySharedPrime: (certificate) => [...one.bySharedPrime(certificate), ...other.bySharedPrime(certificate)],
  };
}
