import { formatInstant } from '../../text/duration.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { reportOne, type WebRuleSpec, webRule } from './web-rule.ts';

const DAY = 86_400_000;

/** One step of the shortening of lifetimes (BR §6.3.2). */
export interface LifetimeRuleSpec extends Omit<WebRuleSpec, 'check' | 'extension' | 'about' | 'section'> {
  readonly limit: LifetimeLimit;
}

/** The greatest lifetime. Since 398 days the last second counts: validity ends with it, not before it. */
export type LifetimeLimit = { readonly days: number; readonly lastSecond?: 'counts' } | { readonly months: number };

/** A rule that leaves live no longer than a step allows. */
export function lifetimeRule({ limit, ...rest }: LifetimeRuleSpec): CertificateRule {
  return webRule({
    ...rest,
    section: '6.3.2',
    about: ['leaf'],
    check({ certificate, notBefore, notAfter }, { t }) {
      if (notBefore === undefined || notAfter === undefined || notAfter <= addLimit(notBefore, limit)) return silent;
      const facts = [
        nameOf(certificate),
        Math.ceil((notAfter - notBefore + 1000) / DAY),
        formatInstant(rest.since ?? 0).slice(0, 10),
        'days' in limit ? t('{0} days', limit.days) : t('{0} months', limit.months),
      ] as const;
      const message =
        rest.force === 'MUST'
          ? t(
              '{0} is valid for {1} days, and public certificates issued from {2} on for {3} at most. Browsers refuse longer ones, and a public CA has to revoke it; have it issued for a shorter time.',
              ...facts,
            )
          : t(
              '{0} is valid for {1} days, and {3} are recommended for public certificates issued from {2} on, a day less than the limit. Nobody refuses it.',
              ...facts,
            );
      return reportOne(message, certificate.validity.notAfter.range);
    },
  });
}

/** The last moment that a certificate valid from `start` may be valid at, in milliseconds since 1970 UTC. */
function addLimit(start: number, limit: LifetimeLimit): number {
  if ('days' in limit) return start + limit.days * DAY - (limit.lastSecond === 'counts' ? 1000 : 0);
  const end = new Date(start);
  return end.setUTCMonth(end.getUTCMonth() + limit.months);
}
