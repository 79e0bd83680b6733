import { nameOf } from '../../rules/wording.ts';
import { formatInstant, formatSpan } from '../../text/duration.ts';
import { isOurClockWrong } from './clock-skew.ts';
import { isLeaf, servedReason } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** The server's certificate, or a CA above it, has expired. */
export const serverCertificateExpired: Cause = {
  id: 'server-certificate-expired',
  title: 'Certificate of the server, or a CA above it, has expired',
  about: 'served',
  says: {
    openssl: ['certificate has expired', 'Verify return code: 10'],
    go: ['x509: certificate has expired or is not yet valid: current time … is after …'],
    java: [
      'PKIX path validation failed: … validity check failed',
      'java.security.cert.CertificateExpiredException: NotAfter: …',
    ],
    node: ['CERT_HAS_EXPIRED'],
  },
  explain(evidence, t) {
    const certificate = servedReason(evidence, 'expired')?.certificate;
    if (certificate === undefined || isOurClockWrong(evidence)) return undefined;
    const end = certificate.validity.notAfter.epochMilliseconds ?? evidence.now;
    return {
      cause: isLeaf(certificate, evidence)
        ? t('The certificate of the server has expired.')
        : t('A CA above the certificate of the server has expired.'),
      evidence: t(
        '{0} was valid until {1}; that was {2} ago.',
        nameOf(certificate),
        formatInstant(end),
        formatSpan(evidence.now - end, t),
      ),
      remedy: isLeaf(certificate, evidence)
        ? t(
            'Renew it. If the file on the server is a new one already, have the server read it: nginx -s reload, or restart.',
          )
        : t(
            'Put the renewed CA certificate into the chain that the server sends, or among those that the client trusts.',
          ),
    };
  },
};
