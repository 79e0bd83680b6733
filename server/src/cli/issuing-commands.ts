import { readCaCreate } from './issue/commands/ca.ts';
import { runCaList } from './issue/commands/ca-list.ts';
import { readCsr } from './issue/commands/csr.ts';
import { readIssue } from './issue/commands/issue.ts';
import { readNegativeTests } from './issue/commands/negative-tests.ts';
import { readPair } from './issue/commands/pair.ts';
import { readRenew } from './issue/commands/renew.ts';
import { readRevoke } from './issue/commands/revoke.ts';
import { runSnippet } from './issue/commands/snippet.ts';
import type { Order } from './issue/order.ts';
import { performOrder } from './issue/perform-order.ts';
import type { issuingUsages } from './issue/usage.ts';
import { sayingUsage } from './saying-usage.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Commands that make something. A bundle of its own: those that read what is there never load it. */
export type IssuingCommand = keyof typeof issuingUsages;

type Run = (args: readonly string[], terminal: Terminal) => Promise<number>;

const commands: Readonly<Record<IssuingCommand, Run>> = {
  issue: order(readIssue),
  pair: order(readPair),
  'negative-tests': order(readNegativeTests),
  renew: order(readRenew),
  csr: order(readCsr),
  ca: runCa,
  revoke: order(readRevoke),
  snippet: runSnippet,
};

/** Runs one of them. Returns the exit code. */
export function runIssuingCommand(
  command: IssuingCommand,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  return sayingUsage(command, terminal, () => commands[command](args, terminal));
}

function order(read: (args: readonly string[], terminal: Terminal) => Order): Run {
  return (args, terminal) => performOrder(read(args, terminal), terminal);
}

async function runCa([action, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  switch (action) {
    case 'create':
      return performOrder(readCaCreate(args, terminal), terminal);
    case 'list':
      return runCaList(args, terminal);
    default:
      throw new UsageError('Say “ca create” or “ca list”.');
  }
}
