import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';
import { createNodeFiles } from './runtime/node/files.ts';
import { createNodeRuntime } from './runtime/node.ts';
import { version } from './version.ts';

// `--stdio`, `--node-ipc`, `--socket` and `--pipe` are read from the command line by the library.
const connection = createConnection(ProposedFeatures.all);
startServer(connection, { runtime: createNodeRuntime(), files: createNodeFiles }, version);
