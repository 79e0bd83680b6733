import type { Localize } from '../../text/localize.ts';
import { rfc5280 } from '../citations.ts';
import type { CertificateRule } from '../types.ts';
import { quote } from '../wording.ts';
import { attributeRule } from './attribute-rule.ts';

/** What distinguishes one rule about blanks around an attribute from the others. */
export interface BlankRuleSpec extends Pick<CertificateRule, 'id' | 'title' | 'zlint'> {
  readonly place: 'subject' | 'issuer';
  readonly where: 'start' | 'end';
}

/** A rule about white space before or after the value of an attribute. */
export function blankRule({ where, ...spec }: BlankRuleSpec): CertificateRule {
  const blank = where === 'start' ? /^\s/ : /\s$/;
  return attributeRule({
    ...spec,
    severity: 'information',
    force: 'advice',
    citation: rfc5280('7.1'),
    oddOnly: true,
    isWrong: ({ value }) => blank.test(value),
    describe: (t, { type, value }) => describe(spec.place, type, value, t),
  });
}

function describe(place: 'subject' | 'issuer', type: string, value: string, t: Localize): string {
  return place === 'subject'
    ? t(
        'The attribute {0} of the subject has a blank before or after its value: {1}. Handshakes succeed, but whoever looks the name up (Kubernetes users, maps of nginx and Envoy) does not find it; issue the certificate again without it.',
        type,
        quoteAll(value),
      )
    : t(
        'The attribute {0} of the issuer has a blank before or after its value: {1}. Go looks for a CA with exactly the same bytes, and whoever types the name does not find it; issue the CA again without it.',
        type,
        quoteAll(value),
      );
}

/** `quote` leaves out the very blanks that this is about. */
function quoteAll(value: string): string {
  return quote(value.replaceAll(/^\s+|\s+$/g, (blanks) => '␣'.repeat(blanks.length)));
}
