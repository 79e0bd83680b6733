import type { ParseArgsConfig, parseArgs } from 'node:util';
import { parseOptions, sortWords } from '../../options.ts';
import { UsageError } from '../../usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** A command line, its options by name, its words by whose they are. */
export interface CommandLine<T extends Options, List extends string> {
  readonly values: ReturnType<
    typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; tokens: true }>
  >['values'];
  /** Words of a list option. */
  list(name: List): readonly string[];
  readonly free: readonly string[];
}

/** Those of `lists` take one or more words. Throws a UsageError for what is none of the options. */
export function parseCommandLine<T extends Options, List extends string & keyof T>(
  args: readonly string[],
  options: T,
  lists: readonly List[],
): CommandLine<T, List> {
  const { values, tokens } = parseOptions({ args: [...args], options, allowPositionals: true, tokens: true });
  const { free, listed } = sortWords(tokens, lists);
  return { values, free, list: (name) => listed.get(name) ?? [] };
}

/** For commands that take no words of their own. */
export function refuseWords(free: readonly string[]): void {
  if (free.length > 0) throw new UsageError(`“${free.join(' ')}” belongs to no option.`);
}
