import { describeAlert, hasServerHello, serverAlert } from './observations.ts';
import type { Cause } from './types.ts';

/** The server ended the handshake with an alert that nothing else here explains. */
export const handshakeFailure: Cause = {
  id: 'handshake-failure',
  title: 'Server ends the handshake with an alert',
  about: 'attempt',
  says: {
    openssl: [
      'sslv3 alert handshake failure',
      'ssl/tls alert handshake failure',
      'tlsv1 alert internal error',
      'tlsv1 alert decode error',
    ],
    go: ['remote error: tls: handshake failure', 'remote error: tls: internal error'],
    java: ['Received fatal alert: handshake_failure', 'Received fatal alert: internal_error'],
    node: [
      'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
      'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR',
    ],
  },
  explain(evidence, t) {
    const alert = serverAlert(evidence);
    if (alert === undefined || evidence.report.attempt.outcome.kind !== 'failed') return undefined;
    return {
      cause:
        alert.description === 'internal_error'
          ? t('The server has an error of its own, often no certificate for this name or port.')
          : t('The server ends the handshake: {0}.', alert.description),
      evidence: hasServerHello(evidence)
        ? t('{0} It had answered the ClientHello before.', describeAlert(alert, t))
        : t('{0} It was its only answer to the ClientHello.', describeAlert(alert, t)),
      remedy: t('Look into the log of the server, which names the reason; it is not sent over the network.'),
    };
  },
};
