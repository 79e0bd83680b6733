import { failedIn } from './observations.ts';
import type { Cause } from './types.ts';

/** The handshake begins and does not come to an end in time. */
export const handshakeNeverEnds: Cause = {
  id: 'handshake-never-ends',
  title: 'Handshake begins and does not end',
  about: 'attempt',
  says: {
    openssl: ['(no message: s_client waits)'],
    go: ['net/http: TLS handshake timeout', 'context deadline exceeded'],
    java: ['java.net.SocketTimeoutException: Read timed out'],
    node: ['(no message: the connection waits for its timeout)'],
  },
  explain(evidence, t) {
    const failure = failedIn(evidence, 'handshake');
    const { bytesReceived, handshake } = evidence.report.attempt;
    if (failure?.error.code !== 'TIMEOUT' || bytesReceived === 0) return undefined;
    const last = handshake.messages.findLast((message) => message.startsWith('server '));
    return {
      cause: t('The server begins the handshake and does not end it.'),
      evidence:
        last === undefined
          ? t('Bytes that came within the time limit: {0}, and no whole handshake message.', bytesReceived)
          : t('Bytes that came within the time limit: {0}; the last message was “{1}”.', bytesReceived, last),
      remedy: t(
        'Look for a server that is overloaded or waits for something itself (HSM, OCSP for stapling), and for a path whose MTU swallows large packets.',
      ),
    };
  },
};
