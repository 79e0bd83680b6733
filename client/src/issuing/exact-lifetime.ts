/** When a certificate is valid, in milliseconds since 1970 UTC. */
export interface ExactLifetime {
  readonly notBefore: number;
  readonly notAfter: number;
}

const moment = String.raw`(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?Z?)?`;
const span = new RegExp(`^\\s*${moment}\\s+(?:to|-|–|—|…|\\.\\.)\\s+${moment}\\s*$`);

/** Two moments in UTC, `2026-01-31 to 2026-02-28 12:00`; undefined where the text is something else or ends before it begins. */
export function parseExactLifetime(text: string): ExactLifetime | undefined {
  const parts = span.exec(text)?.slice(1);
  if (parts === undefined) return undefined;
  const notBefore = toInstant(parts.slice(0, 6));
  const notAfter = toInstant(parts.slice(6));
  if (notBefore === undefined || notAfter === undefined || notAfter <= notBefore) return undefined;
  return { notBefore, notAfter };
}

/** A day that there is not (31 February) is no moment. */
function toInstant(parts: readonly (string | undefined)[]): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const instant = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isThere =
    instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isThere ? instant.getTime() : undefined;
}

/** The same as it is typed, in UTC and whole minutes. */
export function formatExactLifetime({ notBefore, notAfter }: ExactLifetime): string {
  return `${format(notBefore)} to ${format(notAfter)}`;
}

function format(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}
