// A handful of assertions that also run in a web worker, where node:assert does not.

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));

/** Throws `message` unless `condition` holds. */
export function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws unless both are the same when written as JSON. */
export function checkEqual(actual: unknown, expected: unknown, what = 'value'): void {
  check(shown(actual) === shown(expected), `${what}: expected ${shown(expected)}, got ${shown(actual)}`);
}

/** Throws unless `text` contains `part` (or matches it, where it is a pattern). */
export function checkContains(text: string, part: string | RegExp): void {
  const found = typeof part === 'string' ? text.includes(part) : part.test(text);
  check(found, `expected to find ${String(part)} in:\n${text}`);
}

/** The value, or an error that says what is missing. */
export function required<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`missing: ${what}`);
  return value;
}
