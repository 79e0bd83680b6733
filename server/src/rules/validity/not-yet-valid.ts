import { formatInstant, formatSpan } from '../../text/duration.ts';
import { rfc5280 } from '../citations.ts';
import type { ArtifactRule, RuleContext } from '../types.ts';
import { nameOf, shortName } from '../wording.ts';
import { type Dated, getStart, isNeverValid, judgeDated } from './validity-periods.ts';

/** `notBefore` of a certificate, or `thisUpdate` of a CRL, is still to come. */
export const notYetValid: ArtifactRule = {
  id: 'validity/not-yet-valid',
  title: 'Certificate or revocation list is not valid yet',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.1.2.5'),
  fixable: false,
  scope: 'artifact',
  check({ content, anchor }, _holder, _unit, context) {
    return judgeDated(content, (dated) => {
      const start = getStart(dated);
      if (start === undefined || context.now >= start || isNeverValid(dated)) return undefined;
      const severity = dated.kind === 'crl' ? 'warning' : 'error';
      return { message: describe(dated, start, context), range: anchor, severity };
    });
  },
};

function describe(dated: Dated, start: number, { t, now }: RuleContext): string {
  const when = formatInstant(start);
  const left = formatSpan(start - now, t);
  if (dated.kind === 'crl') {
    return t(
      'The revocation list of {0} starts on {1}, in {2}. Until then peers do not accept it; check the clock of the machine that made it.',
      shortName(dated.issuer),
      when,
      left,
    );
  }
  return t(
    '{0} is not valid before {1}, in {2}. Until then every peer refuses the handshake; wait, or check the clock of the machine that issued it.',
    nameOf(dated),
    when,
    left,
  );
}
