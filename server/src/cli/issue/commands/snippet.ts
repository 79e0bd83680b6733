import { resolve } from 'node:path';
import type { Snippet } from '../../../issue/outputs/snippets/types.ts';
import { ROLES } from '../../../issue/types.ts';
import { EXIT } from '../../exit-code.ts';
import { oneOf } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { messagesFor } from '../messages.ts';
import { parseCommandLine } from '../options/words.ts';

const options = {
  dir: { type: 'string' },
  role: { type: 'string', default: 'server' },
  'server-name': { type: 'string' },
  port: { type: 'string' },
  list: { type: 'boolean', default: false },
} as const;

/** `certscope snippet`: configuration for files that were issued. Returns the exit code; throws a UsageError. */
export async function runSnippet(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, free } = parseCommandLine(args, options, []);
  const { formatSnippet, SNIPPETS } = await import('../../../issue/outputs/snippets/registry.ts');
  if (values.list) {
    terminal.out(formatList(SNIPPETS));
    return EXIT.clean;
  }
  const [stack, ...more] = free;
  if (stack === undefined || more.length > 0)
    throw new UsageError('Name one stack: “certscope snippet --list” has them.');
  if (values.dir === undefined) throw new UsageError('Say with --dir where the files are, or will be.');
  const asked = {
    role: oneOf('--role', values.role, ROLES),
    // A configuration is read from elsewhere.
    folder: resolve(terminal.cwd, values.dir),
    serverName: values['server-name'],
    port: readPort(values.port),
  };
  const made = formatSnippet(oneOf('snippet', stack, stacksOf(SNIPPETS)), asked, messagesFor(terminal));
  if (made !== undefined && 'problem' in made) throw new UsageError(made.problem);
  terminal.out(made?.text ?? '');
  return EXIT.clean;
}

function stacksOf(snippets: readonly Snippet[]): readonly string[] {
  return snippets.map(({ stack }) => stack);
}

function formatList(snippets: readonly Snippet[]): string {
  const width = Math.max(...stacksOf(snippets).map((stack) => stack.length));
  return snippets.map(({ stack, label }) => `${stack.padEnd(width)}  ${label}\n`).join('');
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new UsageError(`--port takes a number from 1 to 65535, not “${text}”.`);
  return port;
}
