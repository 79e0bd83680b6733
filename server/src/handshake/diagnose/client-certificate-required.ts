import { findRefusal, hadCertificate, hasShownCertificate, wasAsked } from './client-refusal.ts';
import type { Cause } from './types.ts';

/** mTLS: the server wants a certificate, and the client showed none. */
export const clientCertificateRequired: Cause = {
  id: 'client-certificate-required',
  title: 'Server requires a client certificate, and none was shown',
  about: 'attempt',
  says: {
    openssl: [
      'tlsv13 alert certificate required',
      'SSL alert number 116',
      'sslv3 alert handshake failure',
      'ssl/tls alert handshake failure',
      'peer did not return a certificate (server)',
    ],
    go: [
      'remote error: tls: certificate required',
      'remote error: tls: bad certificate',
      'remote error: tls: handshake failure',
      "tls: client didn't provide a certificate (server)",
    ],
    java: [
      'Received fatal alert: certificate_required',
      'Received fatal alert: bad_certificate',
      'Received fatal alert: handshake_failure',
      'Empty client certificate chain (server)',
    ],
    node: [
      'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
      'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
      '400 No required SSL certificate was sent (nginx)',
    ],
  },
  explain(evidence, t) {
    if (hasShownCertificate(evidence)) return undefined;
    const refusal = findRefusal(evidence, t);
    if (refusal === undefined) return undefined;
    if (!wasAsked(evidence) && refusal.by === 'http')
      return {
        cause: t(
          'The server wants to ask for a client certificate after the handshake, which most clients do not do in TLS 1.3.',
        ),
        evidence: refusal.evidence,
        remedy: t(
          'Have it ask in the handshake (in Apache SSLVerifyClient for the whole virtual host, not for a location), or test with TLS 1.2.',
        ),
      };
    return hadCertificate(evidence)
      ? {
          cause: t(
            'The server requires a client certificate, and the one that was given was not sent: it does not fit what the server asks for.',
          ),
          evidence: refusal.evidence,
          remedy: t(
            'Use a certificate whose key fits the signature algorithms that the server asks for, below a CA that it accepts.',
          ),
        }
      : {
          cause: t('The server requires a client certificate (mTLS), and none was sent.'),
          evidence: refusal.evidence,
          remedy:
            evidence.known.length === 0
              ? t("Give a certificate and key that a CA of the server's list has issued.")
              : t(
                  "Give a certificate and key that a CA of the server's list has issued; the report names those of the workspace that fit.",
                ),
        };
  },
};
