import { version } from '../version.ts';
import { EXIT } from './exit-code.ts';
import { sayingUsage } from './saying-usage.ts';
import type { Terminal } from './terminal.ts';
import { overview, usages } from './usage.ts';

/**
 * Runs one command line. Returns the exit code; never throws for what a user typed or a file holds. Commands that read, that
 * connect and that issue are bundles of their own, read when they are asked for.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args;
  // Wherever it stands: who asks for help wants nothing done.
  if (command === 'help' || args.some((argument) => argument === '--help' || argument === '-h')) {
    terminal.out(usageOf(command === 'help' ? rest[0] : command));
    return EXIT.clean;
  }
  switch (command) {
    case 'check':
    case 'inspect':
    case 'rules':
    case 'verify': {
      const { runReadingCommand } = await import('./reading-commands.ts');
      return runReadingCommand(command, rest, terminal);
    }
    case 'connect': {
      const { runConnect } = await import('./connect/connect.ts');
      return sayingUsage(command, terminal, () => runConnect(rest, terminal));
    }
    case 'test-server': {
      const { runTestServer } = await import('./test-server/test-server.ts');
      return sayingUsage(command, terminal, () => runTestServer(rest, terminal));
    }
    case 'issue':
    case 'pair':
    case 'negative-tests':
    case 'renew':
    case 'csr':
    case 'ca':
    case 'revoke':
    case 'snippet': {
      const { runIssuingCommand } = await import('./issuing-commands.ts');
      return runIssuingCommand(command, rest, terminal);
    }
    case '--version':
    case '-v':
      terminal.out(`certscope ${version}\n`);
      return EXIT.clean;
    default:
      terminal.error(
        `certscope: ${command === undefined ? 'Say what to do.' : `There is no command “${command}”.`}\n\n${overview}`,
      );
      return EXIT.unusable;
  }
}

/** Of one command, where one is named; of all together. */
function usageOf(command: string | undefined): string {
  return Object.entries(usages).find(([name]) => name === command)?.[1] ?? overview;
}
