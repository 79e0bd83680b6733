import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { getDiagnostics } from '../features/diagnostics.ts';
import type { Session } from './session.ts';

/** Tells the client what is wrong: when it asks, if it can ask (LSP 3.17 pull), and unasked otherwise. */
export interface DiagnosticsPublisher {
  /** One document has a new version. */
  changed(uri: string): void;
  /** Anything may be different: settings, index, clock. */
  refresh(): void;
  closed(uri: string): void;
}

export function createDiagnosticsPublisher(session: Session): DiagnosticsPublisher {
  return session.client.capabilities.textDocument?.diagnostic === undefined ? createPush(session) : createPull(session);
}

async function compute(session: Session, uri: string): Promise<Diagnostic[]> {
  const document = await session.documents.analyze(uri);
  return document === undefined ? [] : getDiagnostics(document);
}

function createPull(session: Session): DiagnosticsPublisher {
  const { connection, client } = session;
  connection.languages.diagnostics.on(async ({ textDocument }): Promise<DocumentDiagnosticReport> => {
    return { kind: DocumentDiagnosticReportKind.Full, items: await compute(session, textDocument.uri) };
  });
  const canRefresh = client.capabilities.workspace?.diagnostics?.refreshSupport === true;
  return {
    changed: () => {},
    refresh: () => {
      if (canRefresh) void connection.languages.diagnostics.refresh();
    },
    closed: () => {},
  };
}

function createPush(session: Session): DiagnosticsPublisher {
  const { connection, documents } = session;
  /** Documents under analysis; `true` where a newer version came in meanwhile. */
  const running = new Map<string, boolean>();

  const publish = async (uri: string): Promise<void> => {
    if (running.has(uri)) {
      running.set(uri, true);
      return;
    }
    do {
      running.set(uri, false);
      const version = documents.get(uri)?.source.version;
      const diagnostics = await compute(session, uri);
      if (version !== undefined && documents.get(uri) !== undefined)
        await connection.sendDiagnostics({ uri, version, diagnostics });
    } while (running.get(uri) === true);
    running.delete(uri);
  };

  const start = (uri: string): void => {
    publish(uri).catch((error: unknown) => {
      running.delete(uri);
      connection.console.error(`Diagnostics for ${uri} failed: ${String(error)}`);
    });
  };

  return {
    changed: start,
    refresh: () => documents.uris().forEach(start),
    closed: (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }),
  };
}
