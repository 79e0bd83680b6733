import type { Disposable, Event, LogOutputChannel, Memento, SecretStorage, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ChangedParams } from '../../server/src/lsp/protocol/documents.ts';
import type { Environment } from './connecting/editor-proxy.ts';

/** What commands and views are handed. They ask the server everything that concerns certificates. */
export interface ClientContext {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  /** The server has other answers than before. The client itself hands a notification to one listener only. */
  readonly onDidChange: Event<ChangedParams>;
  /** What is remembered of this workspace. */
  readonly memory: Memento;
  readonly secrets: SecretStorage;
  /** A folder of the extension's own, which need not be there yet. */
  readonly storage: Uri;
  /** Variables of the process; none where there is no process. */
  readonly environment: Environment;
  /** Disposed of when the extension ends. */
  readonly subscriptions: Disposable[];
}
