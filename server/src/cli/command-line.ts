import { runCli } from './run.ts';
import { createNodeTerminal } from './terminal.ts';

// The bundle is CommonJS, which has no top-level await.
void runCli(process.argv.slice(2), createNodeTerminal()).then((code) => {
  process.exitCode = code;
});
