import { failedWith } from './observations.ts';
import type { Cause } from './types.ts';

/** A key that is too short: of the client's certificate, of a CA above it, or the server's Diffie-Hellman group. */
export const keyTooSmall: Cause = {
  id: 'key-too-small',
  title: 'Key of the client, or Diffie-Hellman group of the server, is too small',
  about: 'attempt',
  says: {
    openssl: ['ee key too small', 'ca key too small', 'dh key too small'],
    go: ['crypto/rsa: …-bit keys are insecure'],
    java: [
      'DH ServerKeyExchange does not comply to algorithm constraints',
      'Algorithm constraints check failed on keysize limits: RSA … bit key',
    ],
    node: ['ERR_SSL_EE_KEY_TOO_SMALL', 'ERR_SSL_CA_KEY_TOO_SMALL', 'ERR_SSL_DH_KEY_TOO_SMALL'],
  },
  explain(evidence, t) {
    const group = failedWith(evidence, 'ERR_SSL_DH_KEY_TOO_SMALL', 'ERR_SSL_BAD_DH_VALUE');
    if (group !== undefined)
      return {
        cause: t('The server uses a Diffie-Hellman group that is too small.'),
        evidence: t('The client gave up: {0}.', group.error.code),
        remedy: t('Switch DHE cipher suites off at the server, or give it a group of at least 2048 bits (ffdhe2048).'),
      };
    const key = failedWith(evidence, 'ERR_SSL_EE_KEY_TOO_SMALL', 'ERR_SSL_CA_KEY_TOO_SMALL');
    if (key === undefined) return undefined;
    return {
      cause: t('The key of the client certificate, or of a CA above it, is too small.'),
      evidence: t('The certificate could not be loaded ({0}); nothing was sent to the server.', key.error.code),
      remedy: t('Have the client certificate issued for a key on P-256, or of RSA with at least 2048 bits.'),
    };
  },
};
