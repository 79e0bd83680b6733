import { quote } from '../../rules/wording.ts';
import { failedIn, firstHop } from './observations.ts';
import type { Cause } from './types.ts';

/** The host's name has no address. */
export const nameNotFound: Cause = {
  id: 'name-not-found',
  title: 'Name of the host cannot be resolved',
  about: 'attempt',
  says: {
    openssl: ['Name or service not known', 'connect:errno=22'],
    go: ['dial tcp: lookup …: no such host', 'server misbehaving'],
    java: ['java.net.UnknownHostException'],
    node: ['getaddrinfo ENOTFOUND', 'getaddrinfo EAI_AGAIN'],
  },
  explain(evidence, t) {
    const failure = failedIn(evidence, 'resolve');
    if (failure === undefined) return undefined;
    const { host } = firstHop(evidence);
    return {
      cause: t('The name {0} cannot be resolved to an address.', quote(host)),
      evidence: t('DNS answered with {0}; no connection was tried.', failure.error.code),
      remedy: host.includes('.svc')
        ? t(
            'Names of Kubernetes Services only resolve inside of the cluster: use kubectl port-forward, and give the name as server name.',
          )
        : t('Check the spelling, and whether this machine uses the DNS server that knows the name (VPN, cluster DNS).'),
    };
  },
};
