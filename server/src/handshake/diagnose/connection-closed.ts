import { brokeOff, failureOf, hasServerHello } from './observations.ts';
import type { Cause } from './types.ts';

/** The server, or something before it, hangs up without a word. */
export const connectionClosed: Cause = {
  id: 'connection-closed',
  title: 'Connection is closed during the handshake without an alert',
  about: 'attempt',
  says: {
    openssl: ['unexpected eof while reading', 'no peer certificate available'],
    go: ['EOF', 'unexpected EOF'],
    java: ['Remote host terminated the handshake', 'SSL peer shut down incorrectly'],
    node: ['Client network socket disconnected before secure TLS connection was established', 'socket hang up'],
  },
  explain(evidence, t) {
    if (brokeOff(evidence) !== 'closed' || failureOf(evidence) === undefined) return undefined;
    return {
      cause: hasServerHello(evidence)
        ? t('The server closed the connection in the middle of the handshake.')
        : t('The server closed the connection instead of answering the ClientHello.'),
      evidence: hasServerHello(evidence)
        ? t('After {0} bytes it was closed, without a TLS alert.', evidence.report.attempt.bytesReceived)
        : t('Not one byte of TLS came back, and no alert.'),
      remedy: t(
        'Check whether a server stands behind the load balancer or Service at all, whether it knows the server name (SNI), and whether a sidecar or gateway expects another protocol on this port.',
      ),
    };
  },
};
