import { quote } from '../../rules/wording.ts';
import { foreignText } from './foreign-text.ts';
import { showEndpoint } from './observations.ts';
import type { Cause } from './types.ts';

/** HTTP without TLS on the port. */
export const plainHttp: Cause = {
  id: 'plain-http',
  title: 'Port speaks plain HTTP, not TLS',
  about: 'attempt',
  says: {
    openssl: ['wrong version number', 'packet length too long'],
    go: ['tls: first record does not look like a TLS handshake', 'http: server gave HTTP response to HTTPS client'],
    java: ['Unsupported or unrecognized SSL message'],
    node: ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
  },
  explain(evidence, t) {
    const text = foreignText(evidence);
    if (text === undefined || !/^(?:HTTP\/\d|<!doctype html|<html)/i.test(text)) return undefined;
    return {
      cause: t('{0} speaks plain HTTP, not TLS.', showEndpoint(evidence.report.target)),
      evidence: t('It answered the ClientHello with {0}.', quote(text.split(/[\r\n]/)[0] ?? '')),
      remedy: t(
        'Use http:// or the port that has TLS; in nginx the listen directive of this port lacks “ssl”, behind a load balancer TLS may end before it.',
      ),
    };
  },
};
