import type { Certificate } from '../../x509/types.ts';
import type { RuleSettings } from '../types.ts';

/** A moment near the end of a certificate's validity, measured against its lifetime. All spans in milliseconds. */
export interface Nearing {
  readonly severity: 'error' | 'warning';
  /** Less than this is left. */
  readonly threshold: number;
  readonly left: number;
  readonly lifetime: number;
  /** Milliseconds since 1970 UTC. */
  readonly end: number;
}

/**
 * How near its end a certificate is at `now` (milliseconds since 1970 UTC); undefined while it is not near, before it starts and after it ends.
 * The shorter of a fraction of the lifetime and a fixed span counts.
 */
export function measureExpiry(
  { validity }: Certificate,
  now: number,
  expiry: RuleSettings['expiry'],
): Nearing | undefined {
  const start = validity.notBefore.epochMilliseconds;
  const end = validity.notAfter.epochMilliseconds;
  if (start === undefined || end === undefined || now < start || now > end) return undefined;
  const left = end - now;
  const lifetime = end - start;
  const error = Math.min(lifetime * expiry.errorFraction, expiry.errorMilliseconds);
  if (left < error) return { severity: 'error', threshold: error, left, lifetime, end };
  const warning = Math.min(lifetime * expiry.warningFraction, expiry.warningMilliseconds);
  return left < warning ? { severity: 'warning', threshold: warning, left, lifetime, end } : undefined;
}
