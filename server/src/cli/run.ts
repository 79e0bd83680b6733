import { version } from '../version.ts';
import { runCheck } from './check/check.ts';
import { EXIT } from './exit-code.ts';
import { runInspect } from './inspect/inspect.ts';
import { runRules } from './rules/rules.ts';
import type { Terminal } from './terminal.ts';
import { UsageError, usage } from './usage.ts';
import { runVerify } from './verify/verify.ts';

/** Runs one command line. Returns the exit code; never throws for what a user typed or a file holds. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args;
  // Wherever it stands: who asks for help wants nothing done.
  if (command === 'help' || args.some((argument) => argument === '--help' || argument === '-h')) {
    terminal.out(usage);
    return EXIT.clean;
  }
  try {
    switch (command) {
      case 'check':
        return await runCheck(rest, terminal);
      case 'inspect':
        return await runInspect(rest, terminal);
      case 'rules':
        return runRules(rest, terminal);
      case 'verify':
        return await runVerify(rest, terminal);
      case '--version':
      case '-v':
        terminal.out(`certscope ${version}\n`);
        return EXIT.clean;
      default:
        throw new UsageError(command === undefined ? 'Say what to do.' : `There is no command “${command}”.`);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.error(`certscope: ${error.message}\n\n${usage}`);
    return EXIT.unusable;
  }
}
