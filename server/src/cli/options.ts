import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

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
