import { quote } from '../../rules/wording.ts';
import { failedIn, firstHop, showEndpoint } from './observations.ts';
import type { Cause } from './types.ts';

/** The HTTP proxy does not make the tunnel. */
export const proxyRefused: Cause = {
  id: 'proxy-refused',
  title: 'Proxy refuses to connect to the server',
  about: 'attempt',
  says: {
    openssl: ['s_client: HTTP CONNECT failed'],
    go: ['Proxy Authentication Required', 'Forbidden', 'Bad Gateway'],
    java: ['Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 …"'],
    node: ['tunneling socket could not be established, statusCode=407'],
  },
  explain(evidence, t) {
    const failure = failedIn(evidence, 'proxy');
    if (failure === undefined || failure.error.code === 'TIMEOUT' || failure.error.code === 'ECONNREFUSED')
      return undefined;
    const { target, attempt } = evidence.report;
    const said = attempt.preamble === '' ? failure.error.message : attempt.preamble;
    return {
      cause: t('The proxy {0} does not connect to {1}.', showEndpoint(firstHop(evidence)), showEndpoint(target)),
      evidence: t('It answered to CONNECT: {0}.', quote(said)),
      remedy: / 407\b/.test(said)
        ? t(
            'The proxy wants a user and a password, or others than it was given. The command line takes them with --proxy-auth-env or --proxy-auth-file, VS Code with the URL in “http.proxy”.',
          )
        : t('Have the host and port allowed at the proxy, or test without it.'),
    };
  },
};
