import { failedWith } from './observations.ts';
import type { Cause } from './types.ts';

/** The server sends more than any handshake has. */
export const tooManyBytes: Cause = {
  id: 'too-many-bytes',
  title: 'Server sends more than a handshake may have',
  about: 'attempt',
  says: {
    openssl: ['excessive message size'],
    go: ['tls: handshake message of length … bytes exceeds maximum of … bytes'],
    java: ['The size of the handshake message (…) exceeds the maximum allowed size (32768)'],
    node: ['ERR_SSL_EXCESSIVE_MESSAGE_SIZE'],
  },
  explain(evidence, t) {
    const failure = failedWith(evidence, 'TOO_MANY_BYTES', 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE');
    if (failure === undefined) return undefined;
    return {
      cause: t('The server sends far more than a TLS handshake has.'),
      evidence: t('The connection was ended after {0} bytes of handshake.', evidence.report.attempt.bytesReceived),
      remedy: t(
        'Look at the chain that the server is given: often a whole CA bundle stands where only the leaf and its intermediates belong.',
      ),
    };
  },
};
