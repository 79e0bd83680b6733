import { failedIn, showEndpoint } from './observations.ts';
import type { Cause } from './types.ts';

/** The port takes connections and never says anything. */
export const silentPort: Cause = {
  id: 'silent-port',
  title: 'Port takes the connection and stays silent',
  about: 'attempt',
  says: {
    openssl: ['(no message: s_client waits)'],
    go: ['net/http: TLS handshake timeout', 'context deadline exceeded'],
    java: ['java.net.SocketTimeoutException: Read timed out'],
    node: ['(no message: the connection waits for its timeout)'],
  },
  explain(evidence, t) {
    const failure = failedIn(evidence, 'handshake');
    if (failure?.error.code !== 'TIMEOUT' || evidence.report.attempt.bytesReceived > 0) return undefined;
    return {
      cause: t('{0} takes the connection and does not answer.', showEndpoint(evidence.report.target)),
      evidence: t('The ClientHello was sent, and not one byte came back within the time limit.'),
      remedy: t(
        'Check whether the port speaks TLS at all, and whether the process behind it or behind the load balancer is alive; some protocols wait for the client to speak first and need STARTTLS.',
      ),
    };
  },
};
