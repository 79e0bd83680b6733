import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './lsp/server.ts';
import { createBrowserRuntime } from './runtime/browser.ts';
import { version } from './version.ts';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const runtime = createBrowserRuntime();
const host = { runtime, files: undefined, webCrypto: self.crypto, issuing: undefined, connections: undefined };
startServer(connection, host, version);
// The library ends a process, but not a worker.
connection.onExit(() => self.close());
