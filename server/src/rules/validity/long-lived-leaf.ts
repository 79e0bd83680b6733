import { isAuthority } from '../../path/certificate-links.ts';
import { formatSpan } from '../../text/duration.ts';
import { rfc5280 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { hasNoExpiry } from './validity-periods.ts';

/** Ten years as people ask for them: `-days 3650`. */
const TEN_YEARS = 3650 * 86_400_000;

/** A leaf that is valid for ten years or more. A CA may be, and a certificate without a well-defined expiry means to be. */
export const longLivedLeaf: CertificateRule = {
  id: 'validity/long-lived-leaf',
  title: 'Leaf that is valid for ten years or more',
  severity: 'information',
  force: 'advice',
  citation: rfc5280('4.1.2.5'),
  fixable: false,
  impliedBy: [
    'validity/outlives-issuer',
    'webpki/validity-over-39-months',
    'webpki/validity-over-825-days',
    'webpki/validity-over-398-days',
    'webpki/validity-over-200-days',
    'webpki/validity-over-100-days',
    'webpki/validity-over-47-days',
  ],
  scope: 'certificate',
  about: ['leaf'],
  check({ certificate, notBefore, notAfter }, { t }) {
    if (notBefore === undefined || notAfter === undefined) return silent;
    const lifetime = notAfter - notBefore;
    if (lifetime < TEN_YEARS || hasNoExpiry(certificate) || isAuthority(certificate)) return silent;
    const message = t(
      '{0} is valid for {1}. Peers accept it, and whoever steals its key is accepted for as long, unless every peer checks revocation; issue leaves for days or months, and let a machine renew them.',
      nameOf(certificate),
      formatSpan(lifetime, t),
    );
    return [{ message, bytes: certificate.validity.notAfter.range }];
  },
};
