import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { AnalyzedDocument, FeatureContext } from '../features/types.ts';
import type { Runtime } from '../runtime/types.ts';
import type { CertificateService } from '../service.ts';
import type { Localize } from '../text/localize.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { ClientCommand } from './protocol/initialization.ts';
import type { ServerSettings } from './settings.ts';

/** What the client said of itself when it connected. */
export interface ClientProfile {
  readonly capabilities: ClientCapabilities;
  readonly folders: readonly string[];
  readonly clientFiles: boolean;
  readonly clientStorage: boolean;
  readonly commands: readonly ClientCommand[];
  readonly t: Localize;
}

/** One connection: who is at the other end, what they have open, and what they want. Handlers get this and nothing global. */
export interface Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly service: CertificateService;
  readonly client: ClientProfile;
  readonly documents: OpenDocuments;
  /** The settings in force now. */
  settings(): ServerSettings;
  /** Files are still being read into the index. */
  indexing(): boolean;
  /** Milliseconds since 1970 UTC. */
  now(): number;
}

/** What features need besides the document, at this moment. */
export function featureContext(session: Session): FeatureContext {
  return session.service.context({ settings: session.settings().rules, t: session.client.t, now: session.now() });
}

/** An open document's newest version, analysed; undefined where it is not open. */
export function analyzed(session: Session, uri: string): Promise<AnalyzedDocument | undefined> {
  return session.documents.analyze(uri);
}
