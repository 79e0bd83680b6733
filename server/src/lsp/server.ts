import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import { createCertificateService } from '../service.ts';
import { describeServer } from './capabilities.ts';
import { readClientProfile } from './client-profile.ts';
import { createConnectingRoom } from './connecting/connecting-room.ts';
import { getTargetDiagnostics } from './connecting/saved-targets.ts';
import { TestedTargets } from './connecting/tested-targets.ts';
import { createDiagnosticsPublisher, type DiagnosticsPublisher } from './diagnostics-publisher.ts';
import { everythingIn } from './folder-files.ts';
import { registerCodeActions } from './handlers/code-actions.ts';
import { registerCommands } from './handlers/commands.ts';
import { registerConnecting } from './handlers/connecting.ts';
import { registerIssuing } from './handlers/issuing.ts';
import { registerLanguageFeatures } from './handlers/language-features.ts';
import { registerReports } from './handlers/reports.ts';
import { registerRequests } from './handlers/requests.ts';
import type { ServerHost } from './host.ts';
import { createIssuingRoom } from './issuing/issuing-room.ts';
import { KnownAuthorities } from './issuing/known-authorities.ts';
import { Neighbours } from './issuing/neighbours.ts';
import { OpenDocuments } from './open-documents.ts';
import { changedNotification } from './protocol/documents.ts';
import type { Session } from './session.ts';
import { readSettings } from './settings.ts';
import { createWorkspaceSync, type WorkspaceSync, watchFiles } from './workspace-sync.ts';

/** What certificates say of expiry is looked at again this often. Milliseconds. */
const CLOCK_INTERVAL = 60 * 60 * 1000;

/** Serves one client over one connection. The same for stdio, node IPC and web workers: everything that differs is in `host`. */
export function startServer(connection: Connection, host: ServerHost, version: string): void {
  connection.onInitialize((params) => {
    const session = createSession(connection, host, params);
    const tested = new TestedTargets(() => publisher.refresh());
    const publisher = createDiagnosticsPublisher(session, (source) =>
      getTargetDiagnostics(source, tested, session.client.t),
    );
    const refresh = (): void => {
      publisher.refresh();
      refreshLenses(session);
      void connection.sendNotification(changedNotification, {});
    };
    const sync = createWorkspaceSync(session, host, refresh);
    session.observe(() => sync.indexing);
    registerDocuments(session, publisher, sync);
    registerSettings(session, sync, refresh);
    const room = createIssuingRoom(session, host);
    const known = new KnownAuthorities({ storage: room.storage, now: session.now, changed: refresh });
    const neighbours = new Neighbours({
      crypto: host.runtime.crypto,
      filesOf: (folder) => everythingIn(folder, session, host),
      now: session.now,
      changed: () => refreshLenses(session),
    });
    const signers = { authorities: known, neighbours };
    const connecting = createConnectingRoom(session, host, room, tested);
    registerLanguageFeatures(session, signers, connecting);
    registerCodeActions(session, signers, host.connections !== undefined);
    registerCommands(session, {
      ...registerRequests(session, refresh),
      ...registerIssuing(session, room, known, (files) => sync.filesWritten(files)),
      ...registerConnecting(session, connecting),
      ...registerReports(session, connecting),
    });
    connection.onInitialized(() => start(session, sync, refresh));
    return describeServer(session.client, version);
  });
  connection.listen();
}

/** Whether a certificate can be renewed depends on keys in other files and in the user's storage. */
function refreshLenses({ client, connection }: Session): void {
  if (client.capabilities.workspace?.codeLens?.refreshSupport !== true) return;
  // An editor that does not answer has none to refresh.
  connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
}

/** A session whose mutable parts only this module may set. */
interface LiveSession extends Session {
  readonly documents: OpenDocuments;
  configure(section: unknown): void;
  observe(indexing: () => boolean): void;
}

function createSession(connection: Connection, host: ServerHost, params: InitializeParams): LiveSession {
  const service = createCertificateService(host.runtime);
  const client = readClientProfile(params);
  const now = (): number => host.runtime.now();
  let settings = readSettings(sectionOf(params.initializationOptions));
  let indexing = (): boolean => false;
  const documents = new OpenDocuments({
    service,
    now,
    analyze: (open) => service.analyze(open, { settings: settings.rules, t: client.t, now: now() }),
  });
  return {
    connection,
    runtime: host.runtime,
    service,
    client,
    documents,
    settings: () => settings,
    indexing: () => indexing(),
    now,
    configure: (section) => {
      settings = readSettings(section);
      documents.forgetAnalyses();
    },
    observe: (source) => {
      indexing = source;
    },
  };
}

function sectionOf(options: unknown): unknown {
  return typeof options === 'object' && options !== null && 'settings' in options ? options.settings : undefined;
}

function registerDocuments(session: LiveSession, publisher: DiagnosticsPublisher, sync: WorkspaceSync): void {
  const { connection, documents, service } = session;
  /** Other documents look different only when what this one holds for them changed. */
  const update = (uri: string, before: number): void => {
    publisher.changed(uri);
    if (service.workspace.revision !== before) publisher.refresh();
    void connection.sendNotification(changedNotification, { uri });
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const before = service.workspace.revision;
    service.workspace.setFile(uri, documents.open(uri, languageId, version, text));
    update(uri, before);
    void sync.opened(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const before = service.workspace.revision;
    const open = documents.change(uri, contentChanges, version);
    if (open === undefined) return;
    service.workspace.setFile(uri, open);
    update(uri, before);
  });
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    const before = service.workspace.revision;
    documents.close(uri);
    publisher.closed(uri);
    await sync.closed(uri);
    if (service.workspace.revision !== before) publisher.refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => sync.filesChanged(changes));
}

function registerSettings(session: LiveSession, sync: WorkspaceSync, refresh: () => void): void {
  session.connection.onDidChangeConfiguration(async ({ settings }) => {
    const before = indexSettings(session);
    session.configure(await fetchSettings(session, settings));
    if (indexSettings(session) !== before) await sync.rescan();
    refresh();
  });
}

/** What decides which files are read, as a text to compare. */
function indexSettings(session: Session): string {
  const { index, trustAnchors } = session.settings();
  return JSON.stringify([index, trustAnchors]);
}

/** The section `certscope`: asked for where the client answers, taken from the notification where it does not. */
async function fetchSettings({ connection, client }: Session, pushed: unknown): Promise<unknown> {
  if (client.capabilities.workspace?.configuration === true) return connection.workspace.getConfiguration('certscope');
  return typeof pushed === 'object' && pushed !== null && 'certscope' in pushed ? pushed.certscope : undefined;
}

async function start(session: LiveSession, sync: WorkspaceSync, refresh: () => void): Promise<void> {
  const { connection, client } = session;
  if (client.capabilities.workspace?.configuration === true) session.configure(await fetchSettings(session, undefined));
  if (client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'certscope' });
  }
  if (client.capabilities.workspace?.workspaceFolders === true) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      sync.addFolders(
        added.map((folder) => folder.uri),
        removed.map((folder) => folder.uri),
      );
      void sync.rescan();
    });
  }
  await watchFiles(session);
  setInterval(refresh, CLOCK_INTERVAL);
  refresh();
  await sync.rescan();
}
