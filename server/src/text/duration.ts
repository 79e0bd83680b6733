import type { Localize } from './localize.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As lifetimes are asked for: 3650 days are ten years, and so is a decade with its leap days. */
const YEAR = 365 * DAY;

/** `2026-01-20 12:00 UTC`; years outside 0000–9999 as ISO 8601 writes them. `milliseconds` since 1970 UTC. */
export function formatInstant(milliseconds: number): string {
  const iso = new Date(milliseconds).toISOString();
  const [date = '', time = ''] = iso.split('T');
  return `${date} ${time.slice(0, 5)} UTC`;
}

/** A span for people in its largest sensible unit, rounded down: `42 days`, `5 hours`. `milliseconds` may not be negative. */
export function formatSpan(milliseconds: number, t: Localize): string {
  if (milliseconds >= 2 * YEAR) return t('{0} years', Math.floor(milliseconds / YEAR));
  if (milliseconds >= 2 * DAY) return t('{0} days', Math.floor(milliseconds / DAY));
  if (milliseconds >= 2 * HOUR) return t('{0} hours', Math.floor(milliseconds / HOUR));
  if (milliseconds >= 2 * MINUTE) return t('{0} minutes', Math.floor(milliseconds / MINUTE));
  return t('1 minute');
}

/** How far `instant` lies from `now` (both milliseconds since 1970 UTC): `in 42 days`, `3 days ago`. */
export function formatRelative(instant: number, now: number, t: Localize): string {
  return instant >= now ? t('in {0}', formatSpan(instant - now, t)) : t('{0} ago', formatSpan(now - instant, t));
}
