import { nameOf } from '../../rules/wording.ts';
import { findRefusal, hasShownCertificate } from './client-refusal.ts';
import type { Cause } from './types.ts';

/** The server holds the client's certificate for revoked. */
export const clientCertificateRevoked: Cause = {
  id: 'client-certificate-revoked',
  title: 'Client certificate is revoked',
  about: 'attempt',
  says: {
    openssl: [
      'sslv3 alert certificate revoked',
      'ssl/tls alert certificate revoked',
      'SSL alert number 44',
      'certificate revoked (server)',
    ],
    go: ['remote error: tls: revoked certificate'],
    java: ['Received fatal alert: certificate_revoked'],
    node: ['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_REVOKED', 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED'],
  },
  explain(evidence, t) {
    const [leaf] = evidence.clientChain;
    const refusal = findRefusal(evidence, t);
    if (leaf === undefined || refusal?.by !== 'certificate_revoked' || !hasShownCertificate(evidence)) return undefined;
    return {
      cause: t('To the server, the client certificate {0} or a CA above it is revoked.', nameOf(leaf)),
      evidence: refusal.evidence,
      remedy: t(
        "Have a new certificate with a new key issued; if it should not be revoked, have the server's revocation list renewed.",
      ),
    };
  },
};
