import { alertedWith, describeAlert, failedWith } from './observations.ts';
import type { Cause } from './types.ts';

/** What OpenSSL says, in Node's names, where the versions do not meet. */
const codes = [
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_WRONG_SSL_VERSION',
  'ERR_SSL_VERSION_TOO_LOW',
  'ERR_SSL_VERSION_TOO_HIGH',
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
] as const;

/** Client and server have no TLS version in common. */
export const protocolVersion: Cause = {
  id: 'protocol-version',
  title: 'Client and server have no TLS version in common',
  about: 'attempt',
  says: {
    openssl: ['tlsv1 alert protocol version', 'unsupported protocol', 'SSL alert number 70'],
    go: ['remote error: tls: protocol version not supported', 'tls: server selected unsupported protocol version 301'],
    java: [
      'Received fatal alert: protocol_version',
      'The server selected protocol version TLS10 is not accepted by client preferences',
    ],
    node: ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_SSL_UNSUPPORTED_PROTOCOL'],
  },
  explain(evidence, t) {
    const alert = alertedWith(evidence, 'protocol_version');
    const failure = failedWith(evidence, ...codes);
    if (alert === undefined && failure === undefined) return undefined;
    const { min, max } = evidence.report.target.versions;
    const offered = min === max ? min : `${min}–${max}`;
    const chosen = evidence.report.attempt.handshake.serverHello?.version.name;
    return {
      cause:
        chosen === undefined
          ? t('The server takes none of the TLS versions that were offered ({0}).', offered)
          : t('The server answers with {0}, and {1} was offered.', chosen, offered),
      evidence:
        alert === undefined ? t('The client gave up: {0}.', failure?.error.code ?? '') : describeAlert(alert, t),
      remedy: t(
        'Let one side support a version of the other: TLS 1.2 and 1.3 belong to every server today (ssl_protocols in nginx, minProtocolVersion in Istio).',
      ),
    };
  },
};
