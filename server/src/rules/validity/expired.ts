import { isAuthority } from '../../path/certificate-links.ts';
import { formatInstant, formatSpan } from '../../text/duration.ts';
import { rfc5280 } from '../citations.ts';
import type { ArtifactRule, RuleContext } from '../types.ts';
import { nameOf, shortName } from '../wording.ts';
import { isOneOfMany } from './one-of-many.ts';
import { type Dated, getEnd, isNeverValid, judgeDated } from './validity-periods.ts';

/** `notAfter` of a certificate has passed (the moment itself still counts as valid), or `nextUpdate` of a CRL. */
export const expired: ArtifactRule = {
  id: 'validity/expired',
  title: 'Certificate or revocation list has expired',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.1.2.5'),
  fixable: true,
  scope: 'artifact',
  check({ content, anchor }, holder, _unit, context) {
    return judgeDated(content, (dated) => {
      const end = getEnd(dated);
      if (end === undefined || context.now <= end || isNeverValid(dated)) return undefined;
      // A CRL in a repository is often a snapshot of one that is published elsewhere.
      const severity = dated.kind === 'crl' || isOneOfMany(dated, holder, context) ? 'warning' : 'error';
      return { message: describe(dated, end, context), range: anchor, severity };
    });
  },
};

function describe(dated: Dated, end: number, { t, now }: RuleContext): string {
  const when = formatInstant(end);
  const ago = formatSpan(now - end, t);
  if (dated.kind === 'crl') {
    return t(
      'The revocation list of {0} is out of date: the next one was due on {1}, {2} ago. Peers that check revocation with it refuse every certificate of that CA; fetch the current list.',
      shortName(dated.issuer),
      when,
      ago,
    );
  }
  if (isAuthority(dated)) {
    return t(
      '{0} expired on {1}, {2} ago. Peers refuse every path that leads through it; replace it by its successor.',
      nameOf(dated),
      when,
      ago,
    );
  }
  return t(
    '{0} expired on {1}, {2} ago. Every peer that it is shown to refuses the handshake; renew it.',
    nameOf(dated),
    when,
    ago,
  );
}
