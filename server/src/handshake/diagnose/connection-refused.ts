import { failedWith, firstHop, showEndpoint } from './observations.ts';
import type { Cause } from './types.ts';

/** The host is there, and nothing listens on the port. */
export const connectionRefused: Cause = {
  id: 'connection-refused',
  title: 'Nothing listens on the port',
  about: 'attempt',
  says: {
    openssl: ['connect:errno=111', 'BIO_connect:Connection refused'],
    go: ['connect: connection refused'],
    java: ['java.net.ConnectException: Connection refused'],
    node: ['connect ECONNREFUSED'],
  },
  explain(evidence, t) {
    if (failedWith(evidence, 'ECONNREFUSED') === undefined) return undefined;
    const { address } = evidence.report.attempt;
    const hop = showEndpoint(firstHop(evidence));
    return {
      cause:
        evidence.report.target.proxy === undefined
          ? t('Nothing listens on {0}.', hop)
          : t('Nothing listens where the proxy should be, {0}.', hop),
      evidence:
        address === undefined
          ? t('The connection was refused at once (ECONNREFUSED), before TLS.')
          : t('{0} refused the connection at once (ECONNREFUSED), before TLS.', address),
      remedy: t(
        'Start the server, or correct the port: the server may listen on another one, or on another address only.',
      ),
    };
  },
};
