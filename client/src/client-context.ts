import type { Disposable, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What commands and views are handed. They ask the server everything that concerns certificates. */
export interface ClientContext {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  /** Disposed of when the extension ends. */
  readonly subscriptions: Disposable[];
}
