import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';
import { createNodeFiles } from './runtime/node/files.ts';
import { createIssuingFiles } from './runtime/node/issuing-files.ts';
import { createNodeRuntime } from './runtime/node.ts';
import { version } from './version.ts';

// `--stdio`, `--node-ipc`, `--socket` and `--pipe` are read from the command line by the library.
const connection = createConnection(ProposedFeatures.all);
// What Node has to say of its own experiments (ML-DSA) is nothing that failed, as editors show what is printed.
process.removeAllListeners('warning');
process.on('warning', ({ name, message }) => connection.console.log(`${name}: ${message}`));
const host = {
  runtime: createNodeRuntime(),
  files: createNodeFiles,
  webCrypto: globalThis.crypto,
  issuing: createIssuingFiles,
  connections: {
    tools: () => import('./tls/connection-tools.ts'),
    answers: () => import('./lsp/connecting/answers.ts'),
  },
};
startServer(connection, host, version);
