import { formatInstant, formatSpan } from '../../text/duration.ts';
import { baselineRequirements } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';

const TWO_DAYS = 2 * 86_400_000;

/**
 * `notBefore` long before the certificate can have been signed. That is known where timestamps of transparency logs are in it: it was
 * signed after the last of them. A certificate of a PKI of one's own does not say when it was made.
 */
export const backdated: CertificateRule = {
  id: 'validity/backdated',
  title: 'Public certificate that begins long before it was signed',
  severity: 'error',
  force: 'MUST',
  citation: baselineRequirements('7.1.2.7'),
  since: Date.UTC(2023, 8, 15),
  fixable: false,
  profiles: ['webpki'],
  scope: 'certificate',
  extension: extensionOids.signedCertificateTimestamps,
  check(subject, { t }) {
    const { certificate, notBefore } = subject;
    const value = subject.value(extensionOids.signedCertificateTimestamps, 'signedCertificateTimestamps');
    const signed = Math.max(...(value?.scts ?? []).map(({ timestamp }) => timestamp));
    if (notBefore === undefined || !Number.isFinite(signed) || signed - notBefore <= TWO_DAYS) return silent;
    const message = t(
      '{0} begins on {1} and was signed after {2}, when a transparency log saw it: {3} later, and 48 hours are allowed. A public CA has to revoke it; have it issued again.',
      nameOf(certificate),
      formatInstant(notBefore),
      formatInstant(signed),
      formatSpan(signed - notBefore, t),
    );
    return [{ message, bytes: certificate.validity.notBefore.range }];
  },
};
