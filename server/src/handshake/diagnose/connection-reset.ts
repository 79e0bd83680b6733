import { brokeOff, hasServerHello } from './observations.ts';
import type { Cause } from './types.ts';

/** Somebody on the way, or the server, tears the connection down. */
export const connectionReset: Cause = {
  id: 'connection-reset',
  title: 'Connection is reset during the handshake (proxy, mesh, firewall)',
  about: 'attempt',
  says: {
    openssl: ['write:errno=104', 'read:errno=104'],
    go: ['read: connection reset by peer', 'upstream connect error or disconnect/reset before headers (Envoy)'],
    java: ['java.net.SocketException: Connection reset', 'java.net.SocketException: Broken pipe'],
    node: ['read ECONNRESET', 'write EPIPE'],
  },
  explain(evidence, t) {
    if (brokeOff(evidence) !== 'reset') return undefined;
    return {
      cause: hasServerHello(evidence)
        ? t('The connection was torn down in the middle of the handshake, by the server or by something between.')
        : t('The connection was torn down as soon as TLS began, by something that does not want this client.'),
      evidence: hasServerHello(evidence)
        ? t('After {0} bytes from the server it was reset, without a TLS alert.', evidence.report.attempt.bytesReceived)
        : t('It was reset in answer to the ClientHello: no byte of TLS and no alert came back.'),
      remedy: t(
        'In a mesh with STRICT mTLS, only workloads with a sidecar get in: call from one, or set PeerAuthentication to PERMISSIVE. Elsewhere look for a firewall, load balancer or proxy that inspects TLS.',
      ),
    };
  },
};
