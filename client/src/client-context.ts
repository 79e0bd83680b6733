import type { Disposable, Event, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ChangedParams } from '../../server/src/lsp/protocol.ts';

/** What commands and views are handed. They ask the server everything that concerns certificates. */
export interface ClientContext {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  /** The server has other answers than before. The client itself hands a notification to one listener only. */
  readonly onDidChange: Event<ChangedParams>;
  /** Disposed of when the extension ends. */
  readonly subscriptions: Disposable[];
}
