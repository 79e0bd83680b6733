import { nameOf } from '../../rules/wording.ts';
import { formatInstant, formatSpan } from '../../text/duration.ts';
import { isOurClockWrong } from './clock-skew.ts';
import { servedReason } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** The server's certificate, or a CA above it, is not valid yet. */
export const serverCertificateNotYetValid: Cause = {
  id: 'server-certificate-not-yet-valid',
  title: 'Certificate of the server, or a CA above it, is not valid yet',
  about: 'served',
  says: {
    openssl: ['certificate is not yet valid', 'Verify return code: 9'],
    go: ['x509: certificate has expired or is not yet valid: current time … is before …'],
    java: [
      'PKIX path validation failed: … validity check failed',
      'java.security.cert.CertificateNotYetValidException: NotBefore: …',
    ],
    node: ['CERT_NOT_YET_VALID'],
  },
  explain(evidence, t) {
    const certificate = servedReason(evidence, 'not-yet-valid')?.certificate;
    if (certificate === undefined || isOurClockWrong(evidence)) return undefined;
    const begin = certificate.validity.notBefore.epochMilliseconds ?? evidence.now;
    return {
      cause: t('{0}, which the server sends, is not valid yet.', nameOf(certificate)),
      evidence: t(
        'It is valid from {0} on; that is in {1}.',
        formatInstant(begin),
        formatSpan(begin - evidence.now, t),
      ),
      remedy: t(
        'Let the server use the present certificate until then, and look at the clock of the machine that issued this one.',
      ),
    };
  },
};
