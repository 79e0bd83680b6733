import { formatInstant, formatSpan } from '../../text/duration.ts';
import { rfc5280 } from '../citations.ts';
import type { ArtifactRule, RuleContext } from '../types.ts';
import { nameOf } from '../wording.ts';
import { measureExpiry, type Nearing } from './measure-expiry.ts';
import { isOneOfMany } from './one-of-many.ts';
import { judgeDated } from './validity-periods.ts';

/** Little is left of a certificate's lifetime. Relative, because 30 days are a lot for a leaf of 90 and never reached by one of a day. */
export const expiringSoon: ArtifactRule = {
  id: 'validity/expiring-soon',
  title: 'Certificate expires soon, measured against its lifetime',
  severity: 'warning',
  force: 'advice',
  citation: rfc5280('4.1.2.5'),
  fixable: true,
  scope: 'artifact',
  check({ content, anchor }, holder, _unit, context) {
    return judgeDated(content, (dated) => {
      const nearing =
        dated.kind === 'certificate' ? measureExpiry(dated, context.now, context.settings.expiry) : undefined;
      if (nearing === undefined) return undefined;
      const severity = isOneOfMany(dated, holder, context) ? 'warning' : nearing.severity;
      return { message: describe(nameOf(dated), nearing, context), range: anchor, severity };
    });
  },
};

function describe(name: string, { threshold, left, lifetime, end }: Nearing, { t }: RuleContext): string {
  return t(
    '{0} expires in {1} ({2}); less than {3} of its {4} are left. Renew it before then: afterwards peers refuse the handshake.',
    name,
    formatSpan(left, t),
    formatInstant(end),
    formatSpan(threshold, t),
    formatSpan(lifetime, t),
  );
}
