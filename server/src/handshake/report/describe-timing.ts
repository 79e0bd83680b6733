import type { Localize } from '../../text/localize.ts';
import { PHASES, type Phase, type PhaseTime } from '../types.ts';
import { spreadOf } from './spread.ts';
import type { ReportInput } from './types.ts';

/** How long each phase took; of several handshakes the median, and from which to which. */
export function describeTiming({ evidence, t }: ReportInput): readonly string[] {
  const runs = [evidence.report.attempt.phases, ...evidence.report.repeats];
  return PHASES.flatMap((phase) => {
    const times = runs.flatMap((run) => run.filter((each) => each.phase === phase)).map(millisecondsOf);
    const spread = spreadOf(times);
    if (spread === undefined) return [];
    const name = phaseName(phase, t);
    const median = showMilliseconds(spread.median);
    return [
      times.length === 1
        ? `${name}: ${median} ms`
        : t(
            '{0}: {1} ms (median of {2}, from {3} to {4})',
            name,
            median,
            times.length,
            showMilliseconds(spread.least),
            showMilliseconds(spread.greatest),
          ),
    ];
  });
}

function millisecondsOf({ milliseconds }: PhaseTime): number {
  return milliseconds;
}

function showMilliseconds(milliseconds: number): string {
  return milliseconds < 10 ? milliseconds.toFixed(1) : String(Math.round(milliseconds));
}

function phaseName(phase: Phase, t: Localize): string {
  switch (phase) {
    case 'credentials':
      return t('certificate and key');
    case 'resolve':
      return 'DNS';
    case 'connect':
      return 'TCP';
    case 'proxy':
      return t('proxy');
    case 'starttls':
      return 'STARTTLS';
    case 'handshake':
      return 'TLS';
    case 'response':
      return t('first byte');
  }
}
