import { alertedWith, describeAlert } from './observations.ts';
import type { Cause } from './types.ts';

/** Client and server have no application protocol in common. */
export const alpnMismatch: Cause = {
  id: 'alpn-mismatch',
  title: 'Client and server have no application protocol in common (ALPN)',
  about: 'attempt',
  says: {
    openssl: ['tlsv1 alert no application protocol', 'SSL alert number 120'],
    go: ['remote error: tls: no application protocol', 'tls: server selected unadvertised ALPN protocol'],
    java: ['Received fatal alert: no_application_protocol'],
    node: ['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL'],
  },
  explain(evidence, t) {
    const offered = evidence.report.target.alpn.join(', ');
    const alert = alertedWith(evidence, 'no_application_protocol');
    if (alert !== undefined)
      return {
        cause: t('The server speaks none of the application protocols that were offered: {0}.', offered),
        evidence: describeAlert(alert, t),
        remedy: t(
          'Offer a protocol that the server has, or switch it on there (http2 in nginx, application protocols of gRPC servers).',
        ),
      };
    const { outcome, handshake } = evidence.report.attempt;
    // Without an answer, HTTP/1.1 is meant: nobody misses it.
    if (outcome.kind === 'failed' || offered === '' || evidence.report.target.alpn.includes('http/1.1'))
      return undefined;
    if (handshake.serverHello === undefined || handshake.serverHello.alpn !== undefined) return undefined;
    return {
      severity: 'warning',
      cause: t('The server chose no application protocol, and clients that insist on {0} give up.', offered),
      evidence: t('The handshake was complete without ALPN, although it was offered.'),
      remedy: t('Switch the protocol on at the server, or at the proxy that ends TLS before it.'),
    };
  },
};
