import { alertedWith, describeAlert, hasServerHello } from './observations.ts';
import type { Cause } from './types.ts';

/** The server found nothing in the ClientHello to work with. */
export const noSharedCipher: Cause = {
  id: 'no-shared-cipher',
  title: 'Client and server have no cipher suite, group or signature algorithm in common',
  about: 'attempt',
  says: {
    openssl: [
      'sslv3 alert handshake failure',
      'ssl/tls alert handshake failure',
      'no shared cipher (server)',
      'SSL alert number 40',
    ],
    go: ['remote error: tls: handshake failure', 'tls: no cipher suite supported by both client and server (server)'],
    java: ['Received fatal alert: handshake_failure', 'no cipher suites in common (server)'],
    node: ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'],
  },
  explain(evidence, t) {
    const alert = alertedWith(evidence, 'handshake_failure', 'insufficient_security');
    if (alert === undefined || hasServerHello(evidence)) return undefined;
    const { cipherSuites = [], groups = [] } = evidence.report.attempt.handshake.clientHello ?? {};
    return {
      cause: t(
        'The server finds no cipher suite, group or signature algorithm of its own among those that the client offers.',
      ),
      evidence: t(
        '{0} It did so in answer to the ClientHello, which offered {1} cipher suites and {2} groups.',
        describeAlert(alert, t),
        cipherSuites.length,
        groups.length,
      ),
      remedy: t(
        "Compare the lists of both sides (a scan shows the server's); a server whose only certificate is ECDSA, or RSA, takes only cipher suites with that key.",
      ),
    };
  },
};
