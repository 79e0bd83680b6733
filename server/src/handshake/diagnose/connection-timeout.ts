import { failedIn, firstHop, showEndpoint } from './observations.ts';
import type { Cause } from './types.ts';

/** Nobody answers: packets are dropped on the way. */
export const connectionTimeout: Cause = {
  id: 'connection-timeout',
  title: 'Host does not answer',
  about: 'attempt',
  says: {
    openssl: ['connect:errno=110', 'BIO_connect:Connection timed out'],
    go: ['dial tcp …: i/o timeout', 'context deadline exceeded'],
    java: ['java.net.SocketTimeoutException: Connect timed out', 'java.net.ConnectException: Connection timed out'],
    node: ['connect ETIMEDOUT'],
  },
  explain(evidence, t) {
    const failure = failedIn(evidence, 'connect', 'proxy');
    if (failure?.error.code !== 'TIMEOUT' && failure?.error.code !== 'ETIMEDOUT') return undefined;
    const hop = showEndpoint(firstHop(evidence));
    return failure.phase === 'proxy'
      ? {
          cause: t('The proxy {0} does not get through to the server.', hop),
          evidence: t('It took the connection, and did not answer to CONNECT in time.'),
          remedy: t('Check whether the proxy may reach the server, or test without it.'),
        }
      : {
          cause: t('Nobody answers at {0}.', hop),
          evidence: t('No answer came to the TCP connection within the time limit: packets are dropped, not refused.'),
          remedy: t('Look for a firewall, security group or NetworkPolicy on the way, and check the address.'),
        };
  },
};
