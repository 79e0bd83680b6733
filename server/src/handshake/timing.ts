import { type Spread, spreadOf } from './report/spread.ts';
import { type ConnectionReport, PHASES, type Phase } from './types.ts';

/** How long a phase took over all handshakes that came to it, in milliseconds. */
export interface PhaseTiming extends Spread {
  readonly phase: Phase;
  readonly count: number;
}

/** Of each phase that was, in the order of a connection. */
export function summariseTiming({ attempt, repeats }: ConnectionReport): readonly PhaseTiming[] {
  const all = [attempt.phases, ...repeats].flat();
  return PHASES.flatMap((phase) => {
    const times = all.filter((each) => each.phase === phase).map(({ milliseconds }) => milliseconds);
    const spread = spreadOf(times);
    return spread === undefined ? [] : [{ phase, count: times.length, ...spread }];
  });
}
