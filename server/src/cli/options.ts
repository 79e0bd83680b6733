import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `node:util` parseArgs, its complaints turned into usage errors. */
export function parseOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** One of a closed set of words. */
export function oneOf<T extends string>(option: string, value: string, words: readonly T[]): T {
  const word = words.find((one) => one === value);
  if (word === undefined) throw new UsageError(`${option} takes ${words.join(', ')}, not “${value}”.`);
  return word;
}

/** `--now`: as `parseInstant`. */
export function parseNow(value: string | undefined, terminal: Terminal): number {
  return parseInstant('--now', value, terminal);
}

/** An ISO 8601 instant, in UTC where it names no zone; the terminal's clock where absent. Milliseconds since 1970 UTC. */
export function parseInstant(option: string, value: string | undefined, terminal: Terminal): number {
  if (value === undefined) return terminal.now();
  const zoned = /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:?\d\d))?$/.test(value) ? value : `${value}Z`;
  const instant = Date.parse(zoned);
  if (Number.isNaN(instant))
    throw new UsageError(`${option} takes an ISO 8601 instant such as 2026-01-15T12:00:00Z, not “${value}”.`);
  return instant;
}

/** One argument of a command line, as parseArgs tells them apart. */
type Token =
  | { readonly kind: 'positional'; readonly value: string }
  | { readonly kind: 'option'; readonly name: string; readonly value?: string | undefined }
  | { readonly kind: 'option-terminator' };

/**
 * Which words are whose: those after the first value of a list option are further ones of it, as a shell's `*.pem` writes them; the
 * others are `free`. `open` is the list that one more word would go to.
 */
export function sortWords<List extends string>(
  tokens: readonly Token[],
  lists: readonly List[],
): { readonly free: string[]; readonly listed: ReadonlyMap<List, string[]>; readonly open: string[] } {
  const listed = new Map(lists.map((name): [List, string[]] => [name, []]));
  const free: string[] = [];
  let open = free;
  for (const token of tokens) {
    if (token.kind === 'positional') open.push(token.value);
    if (token.kind !== 'option') continue;
    const list = lists.find((name) => name === token.name);
    open = (list && listed.get(list)) ?? free;
    if (list !== undefined && token.value !== undefined) open.push(token.value);
  }
  return { free, listed, open };
}
