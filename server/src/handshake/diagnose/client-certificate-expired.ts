import { nameOf } from '../../rules/wording.ts';
import { formatInstant } from '../../text/duration.ts';
import { findClientFault } from './client-faults.ts';
import { hasShownCertificate } from './client-refusal.ts';
import { findReception } from './client-tolerance.ts';
import type { Cause } from './types.ts';

/** The client's certificate is out of its validity. */
export const clientCertificateExpired: Cause = {
  id: 'client-certificate-expired',
  title: 'Client certificate has expired, or is not valid yet',
  about: 'attempt',
  says: {
    openssl: [
      'sslv3 alert certificate expired',
      'ssl/tls alert certificate expired',
      'SSL alert number 45',
      'certificate has expired (server)',
    ],
    go: ['remote error: tls: expired certificate', 'remote error: tls: bad certificate'],
    java: ['Received fatal alert: certificate_expired', 'Received fatal alert: certificate_unknown'],
    node: [
      'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED',
      'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
      '400 The SSL certificate error (nginx)',
    ],
  },
  explain(evidence, t) {
    const [leaf] = evidence.clientChain;
    if (leaf === undefined || !hasShownCertificate(evidence)) return undefined;
    const fault = findClientFault(evidence);
    const reception = findReception(evidence, fault, t);
    const isOut = fault === 'expired' || fault === 'not-yet-valid';
    if (reception === undefined || (!isOut && reception.by !== 'certificate_expired')) return undefined;
    const { notBefore, notAfter } = leaf.validity;
    const name = nameOf(leaf);
    return {
      severity: reception.severity,
      cause:
        fault === 'not-yet-valid'
          ? t(
              'The client certificate {0} is not valid before {1}.',
              name,
              formatInstant(notBefore.epochMilliseconds ?? 0),
            )
          : isOut
            ? t('The client certificate {0} expired on {1}.', name, formatInstant(notAfter.epochMilliseconds ?? 0))
            : t('A certificate that was sent with the client certificate {0} has expired.', name),
      evidence: reception.evidence,
      remedy: t('Have it renewed, and have the client read the new file: many read it only when they start.'),
    };
  },
};
