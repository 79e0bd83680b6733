import { type ConnectionReport, PHASES, type Phase, type PhaseTime } from './types.ts';

/** How long a phase took over all handshakes of a report that came through it. Milliseconds. */
export interface PhaseTiming {
  readonly phase: Phase;
  readonly count: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Of each phase that was, in the order of a connection. */
export function summariseTiming({ attempt, repeats }: ConnectionReport): readonly PhaseTiming[] {
  const all: readonly PhaseTime[] = [attempt.phases, ...repeats].flat();
  return PHASES.flatMap((phase) => {
    const sorted = all
      .filter((each) => each.phase === phase)
      .map(({ milliseconds }) => milliseconds)
      .sort((one, other) => one - other);
    const [min] = sorted;
    const max = sorted.at(-1);
    return min === undefined || max === undefined
      ? []
      : [{ phase, count: sorted.length, median: medianOf(sorted), min, max }];
  });
}

/** The middle of a sorted list of at least one; of two in the middle, between them. */
function medianOf(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? upper) + upper) / 2 : upper;
}
