import { runCli } from './run.ts';
import { createNodeTerminal } from './terminal.ts';

const terminal = createNodeTerminal();
process.exitCode = await runCli(process.argv.slice(2), terminal);
