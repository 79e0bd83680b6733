import { EXIT } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Does the work of a command; a UsageError is said on standard error, with where to find help, and exits 2. */
export async function sayingUsage(
  command: string,
  terminal: Terminal,
  work: () => number | Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.error(`certscope: ${error.message}\n“certscope ${command} --help” says what there is.\n`);
    return EXIT.unusable;
  }
}
