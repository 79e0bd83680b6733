import type { LifetimeChoice } from '../../../issue/tasks.ts';
import { parseInstant } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';

const DAY = 86_400_000;
const DEFAULT_DAYS = 90;

/** When a certificate is to be valid. */
export const lifetimeOptions = {
  days: { type: 'string' },
  'not-before': { type: 'string' },
  'not-after': { type: 'string' },
} as const;

interface LifetimeValues {
  readonly days?: string | undefined;
  readonly 'not-before'?: string | undefined;
  readonly 'not-after'?: string | undefined;
}

/** What was said of it; undefined where nothing was. */
export function readLifetime(values: LifetimeValues, terminal: Terminal): LifetimeChoice | undefined {
  const days = readDays(values.days);
  const { 'not-before': before, 'not-after': after } = values;
  if (before === undefined && after === undefined) return days === undefined ? undefined : { kind: 'days', days };
  if (days !== undefined && after !== undefined)
    throw new UsageError('--days and --not-after both say when it ends: leave one out.');
  const notBefore = parseInstant('--not-before', before, terminal);
  const notAfter =
    after === undefined ? notBefore + (days ?? DEFAULT_DAYS) * DAY : parseInstant('--not-after', after, terminal);
  if (notAfter <= notBefore) throw new UsageError('--not-after must be later than --not-before.');
  return { kind: 'exact', notBefore, notAfter };
}

/** A number of days above zero, also a part of one. */
export function readDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const days = Number(text);
  if (!/^[\d.]+$/.test(text) || !(days > 0)) throw new UsageError(`--days takes a number above 0, not “${text}”.`);
  return days;
}
