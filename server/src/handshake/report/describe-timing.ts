import type { Localize } from '../../text/localize.ts';
import { summariseTiming } from '../timing.ts';
import type { Phase } from '../types.ts';
import type { ReportInput } from './types.ts';

/** How long each phase took; of several handshakes the median, and from which to which. */
export function describeTiming({ evidence, t }: ReportInput): readonly string[] {
  return summariseTiming(evidence.report).map(({ phase, count, median, least, greatest }) => {
    const name = phaseName(phase, t);
    return count === 1
      ? `${name}: ${showMilliseconds(median)} ms`
      : t(
          '{0}: {1} ms (median of {2}, from {3} to {4})',
          name,
          showMilliseconds(median),
          count,
          showMilliseconds(least),
          showMilliseconds(greatest),
        );
  });
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
