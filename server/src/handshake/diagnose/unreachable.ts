import { failedWith, firstHop, showEndpoint } from './observations.ts';
import type { Cause } from './types.ts';

/** There is no way to the host from here. */
export const unreachable: Cause = {
  id: 'unreachable',
  title: 'There is no route to the host',
  about: 'attempt',
  says: {
    openssl: ['BIO_connect:Network is unreachable', 'BIO_connect:No route to host'],
    go: ['connect: network is unreachable', 'connect: no route to host'],
    java: ['java.net.NoRouteToHostException', 'java.net.SocketException: Network is unreachable'],
    node: ['connect ENETUNREACH', 'connect EHOSTUNREACH'],
  },
  explain(evidence, t) {
    const failure = failedWith(
      evidence,
      'ENETUNREACH',
      'EHOSTUNREACH',
      'EHOSTDOWN',
      'ENETDOWN',
      'EADDRNOTAVAIL',
      'EACCES',
      'EPERM',
    );
    if (failure === undefined || failure.phase === 'credentials') return undefined;
    return {
      cause: t('There is no way from here to {0}.', showEndpoint(firstHop(evidence))),
      evidence: t('The network of this machine says {0}; the server was not reached.', failure.error.code),
      remedy: t(
        'Connect the VPN or network that the host is in, or use an address of the family (IPv4, IPv6) that works here.',
      ),
    };
  },
};
