import { DidChangeWatchedFilesNotification, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { languageOf } from '../documents/language.ts';
import type { WorkspaceFiles } from '../runtime/types.ts';
import { CANDIDATE_GLOB } from '../workspace/candidates.ts';
import { pathInside } from '../workspace/uri.ts';
import { createClientFiles } from './client-files.ts';
import { everythingIn } from './folder-files.ts';
import type { ServerHost } from './host.ts';
import { readOwnCertificates } from './own-files.ts';
import type { Session } from './session.ts';
import { folderOf, trustAnchorUris } from './trust-anchors.ts';

/** Keeps the index in step with the workspace: one walk at the start, then file by file. */
export interface WorkspaceSync {
  readonly indexing: boolean;
  /** Walks the workspace (again). Resolves when done or overtaken by the next walk. */
  rescan(): Promise<void>;
  /** Files were created, changed or deleted. */
  filesChanged(events: readonly FileEvent[]): Promise<void>;
  /** This server wrote files (URIs), of any kind: those that may hold certificates are read at once. */
  filesWritten(uris: readonly string[]): Promise<void>;
  /** A document was opened: what lies beside it is read too. */
  opened(uri: string): Promise<void>;
  /** A document was closed: from now on the file on disk counts. */
  closed(uri: string): Promise<void>;
  addFolders(added: readonly string[], removed: readonly string[]): void;
}

export function createWorkspaceSync(session: Session, host: ServerHost, changed: () => void): WorkspaceSync {
  const { connection, client, service, documents } = session;
  let folders = client.folders;
  let walk: AbortController | undefined;
  service.workspace.setFolders(folders);
  const isOpen = (uri: string): boolean => documents.get(uri) !== undefined;

  const files = (): WorkspaceFiles | undefined => {
    const local = client.clientFiles ? folders.filter((folder) => folder.startsWith('file:')) : folders;
    if (host.files !== undefined && local.length === folders.length)
      return host.files(folders, session.settings().index);
    const { index } = session.settings();
    return client.clientFiles ? createClientFiles(connection, folders, index.exclude) : host.files?.(local, index);
  };

  const read = async (uri: string): Promise<void> => {
    if (isOpen(uri)) return;
    const bytes = await files()?.read(uri, session.settings().index.maxFileBytes);
    if (bytes === undefined) service.workspace.removeFile(uri);
    else service.workspace.setBytes(uri, bytes);
  };

  const scan = async (from: WorkspaceFiles, signal: AbortSignal): Promise<void> => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(session.client.t('CertScope: looking for certificates'), undefined, undefined, true);
    progress.token.onCancellationRequested(() => walk?.abort());
    try {
      const result = await service.workspace.scan(from, {
        signal,
        maxFileBytes: session.settings().index.maxFileBytes,
        skip: isOpen,
        onProgress: (count) => progress.report(session.client.t('{0} files', count)),
      });
      if (result.limit !== undefined) connection.console.warn(`Index: stopped at its limit (${result.limit})`);
    } finally {
      progress.done();
    }
  };

  /** What is open stays known. */
  const forgetFiles = (signal: AbortSignal) =>
    service.workspace.scan(noFiles, { signal, maxFileBytes: 0, skip: isOpen });

  /** Files that the user names are read wherever they lie: a walk leaves out what is ignored or outside. */
  const readTrustAnchors = async (signal: AbortSignal): Promise<void> => {
    const { index, trustAnchors } = session.settings();
    for (const uri of trustAnchorUris(trustAnchors, folders)) {
      if (signal.aborted) return;
      if (isOpen(uri)) continue;
      const bytes = await everythingIn(folderOf(uri), session, host)?.read(uri, index.maxFileBytes);
      if (bytes === undefined) connection.console.warn(`certscope.trustAnchors: cannot read ${uri}`);
      else service.workspace.setBytes(uri, bytes);
    }
  };

  /** An issuer that lies beside an open document is known to its judging, also where git looks away from the folder, and a walk with it. */
  const readBeside = async (uris: readonly string[]): Promise<void> => {
    const { enabled, maxFileBytes } = session.settings().index;
    const inside = enabled ? uris.filter((uri) => pathInside(uri, folders) !== undefined) : [];
    const isNew = (uri: string): boolean => !isOpen(uri) && service.workspace.of(uri).length === 0;
    for (const folder of new Set(inside.map(folderOf))) {
      const beside = everythingIn(folder, session, host) ?? noFiles;
      for await (const { uri, bytes } of readOwnCertificates(folder, beside, maxFileBytes, isNew)) {
        // While it was read, it may have been opened.
        if (!isOpen(uri)) service.workspace.setBytes(uri, bytes);
      }
    }
  };

  const filesChanged = async (events: readonly FileEvent[]): Promise<void> => {
    const before = service.workspace.revision;
    for (const { uri, type } of events) {
      if (type === FileChangeType.Deleted && !isOpen(uri)) service.workspace.removeFile(uri);
      else await read(uri);
    }
    if (service.workspace.revision !== before) changed();
  };

  return {
    get indexing() {
      return walk !== undefined;
    },
    async rescan() {
      walk?.abort();
      walk = undefined;
      const from = session.settings().index.enabled && folders.length > 0 ? files() : undefined;
      const mine = new AbortController();
      walk = mine;
      try {
        if (from === undefined) await forgetFiles(mine.signal);
        else await scan(from, mine.signal);
        await readTrustAnchors(mine.signal);
        if (!mine.signal.aborted) await readBeside(documents.uris());
      } finally {
        if (walk === mine) walk = undefined;
        changed();
      }
    },
    filesChanged,
    async filesWritten(uris) {
      if (!session.settings().index.enabled) return;
      const readable = uris.filter((uri) => languageOf(uri) !== undefined);
      await filesChanged(readable.map((uri) => ({ uri, type: FileChangeType.Created })));
    },
    async opened(uri) {
      const before = service.workspace.revision;
      await readBeside([uri]);
      if (service.workspace.revision !== before) changed();
    },
    async closed(uri) {
      service.workspace.removeFile(uri);
      if (session.settings().index.enabled && pathInside(uri, folders) !== undefined) await read(uri);
    },
    addFolders(added, removed) {
      folders = [...folders.filter((folder) => !removed.includes(folder)), ...added];
      service.workspace.setFolders(folders);
    },
  };
}

/** A workspace without files: what a walk over it finds gone is everything. */
const noFiles: WorkspaceFiles = {
  async *list() {},
  read: () => Promise.resolve(undefined),
};

/** Asks the client to report changes of files that may hold certificates, where it can. */
export async function watchFiles({ connection, client }: Session): Promise<void> {
  if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: CANDIDATE_GLOB }],
  });
}
