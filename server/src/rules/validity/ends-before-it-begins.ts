import { formatInstant } from '../../text/duration.ts';
import { rfc5280 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';

/** `notAfter` before `notBefore`, or at the same moment. */
export const endsBeforeItBegins: CertificateRule = {
  id: 'validity/ends-before-it-begins',
  title: 'Certificate ends before it begins',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.1.2.5'),
  fixable: false,
  zlint: ['e_validity_time_not_positive'],
  scope: 'certificate',
  check({ certificate, notBefore, notAfter }, { t }) {
    if (notBefore === undefined || notAfter === undefined || notAfter > notBefore) return silent;
    const message =
      notAfter < notBefore
        ? t(
            '{0} ends on {1}, before it begins on {2}: it is never valid, and every peer refuses the handshake. Issue it again with the right dates.',
            nameOf(certificate),
            formatInstant(notAfter),
            formatInstant(notBefore),
          )
        : t(
            '{0} begins and ends at the same moment, {1}: it is valid for one second. Issue it again with the right dates.',
            nameOf(certificate),
            formatInstant(notBefore),
          );
    // For that second peers accept it.
    const severity = notAfter < notBefore ? 'error' : 'warning';
    return [{ message, bytes: certificate.validity.notAfter.range, severity }];
  },
};
