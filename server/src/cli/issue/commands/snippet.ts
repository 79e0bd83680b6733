import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';

export async function runSnippet(_args: readonly string[], _terminal: Terminal): Promise<number> {
  throw new UsageError('snippet');
}
