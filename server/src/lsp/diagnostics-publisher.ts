import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { getDiagnostics } from '../features/diagnostics.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Session } from './session.ts';

/** Tells the client what is wrong: when it asks, if it can ask (LSP 3.17 pull), and unasked otherwise. */
export interface DiagnosticsPublisher {
  /** One document has a new version. */
  changed(uri: string): void;
  /** Anything may be different: settings, index, clock. */
  refresh(): void;
  closed(uri: string): void;
}

/** What others have to say of a document besides our rules. */
export type MoreDiagnostics = (source: SourceText) => readonly Diagnostic[];

export function createDiagnosticsPublisher(session: Session, more: MoreDiagnostics): DiagnosticsPublisher {
  const compute = async (uri: string): Promise<Diagnostic[]> => {
    const document = await session.documents.analyze(uri);
    return document === undefined ? [] : [...getDiagnostics(document), ...more(document.source)];
  };
  return session.client.capabilities.textDocument?.diagnostic === undefined
    ? createPush(session, compute)
    : createPull(session, compute);
}

/** The diagnostics of a document's newest version. */
type Compute = (uri: string) => Promise<Diagnostic[]>;

function createPull({ connection, client }: Session, compute: Compute): DiagnosticsPublisher {
  connection.languages.diagnostics.on(async ({ textDocument }): Promise<DocumentDiagnosticReport> => {
    return { kind: DocumentDiagnosticReportKind.Full, items: await compute(textDocument.uri) };
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

function createPush({ connection, documents }: Session, compute: Compute): DiagnosticsPublisher {
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
      const diagnostics = await compute(uri);
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
