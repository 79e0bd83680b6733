import { runCheck } from './check/check.ts';
import { runInspect } from './inspect/inspect.ts';
import { runRules } from './rules/rules.ts';
import { sayingUsage } from './saying-usage.ts';
import type { Terminal } from './terminal.ts';
import { runVerify } from './verify/verify.ts';

/** Commands that read what is there. A bundle of its own: those that make something need other things. */
export type ReadingCommand = 'check' | 'inspect' | 'rules' | 'verify';

const commands: Readonly<
  Record<ReadingCommand, (args: readonly string[], terminal: Terminal) => number | Promise<number>>
> = {
  check: runCheck,
  inspect: runInspect,
  rules: runRules,
  verify: runVerify,
};

/** Runs one of them. Returns the exit code. */
export function runReadingCommand(
  command: ReadingCommand,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  return sayingUsage(command, terminal, () => commands[command](args, terminal));
}
