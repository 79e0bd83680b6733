import type { TargetSummary } from './types.ts';

/** What was seen once: the end of the certificate that a target showed, and when. Milliseconds since 1970 UTC. */
export interface SeenExpiry {
  readonly notAfter: number;
  readonly seen: number;
}

/** By the address of the target, the newest last. */
export type ExpiryHistory = Readonly<Record<string, readonly SeenExpiry[]>>;

/** Renewals that are remembered of a target. */
const MAX_SEEN = 12;

/** Targets that are remembered: those of the file, and as many others. */
const MAX_ADDRESSES = 1000;

/** The history after a test: a line for each target whose certificate ends at another time than when it was seen last. */
export function recordExpiries(
  history: ExpiryHistory,
  summaries: readonly TargetSummary[],
  now: number,
): ExpiryHistory {
  const next = new Map(Object.entries(history));
  for (const { address, notAfter } of summaries) {
    const seen = next.get(address) ?? [];
    if (notAfter === undefined || seen.at(-1)?.notAfter === notAfter) continue;
    next.delete(address);
    next.set(address, [...seen, { notAfter, seen: now }].slice(-MAX_SEEN));
  }
  return Object.fromEntries([...next].slice(-MAX_ADDRESSES));
}
