import { hasShownCertificate } from './client-refusal.ts';
import { alertedWith, describeAlert, failedWith } from './observations.ts';
import type { Cause } from './types.ts';

/** The client's private key is not that of its certificate: seen when both are loaded, or by the server in the client's signature. */
export const clientKeyMismatch: Cause = {
  id: 'client-key-mismatch',
  title: 'Private key of the client does not belong to its certificate',
  about: 'attempt',
  says: {
    openssl: ['key values mismatch', 'error setting private key', 'tlsv1 alert decrypt error'],
    go: ['tls: private key does not match public key', 'remote error: tls: error decrypting message'],
    java: ['Received fatal alert: decrypt_error'],
    node: ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR'],
  },
  explain(evidence, t) {
    const alert = hasShownCertificate(evidence) ? alertedWith(evidence, 'decrypt_error') : undefined;
    const local = failedWith(evidence, 'ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'ERR_OSSL_X509_KEY_TYPE_MISMATCH');
    if (alert === undefined && local === undefined) return undefined;
    return {
      cause: t('The private key does not belong to the client certificate.'),
      evidence:
        alert === undefined
          ? t('The public key of the certificate is not that of the private key; nothing was sent to the server.')
          : t('{0} It could not verify what the client signed.', describeAlert(alert, t)),
      remedy: t('Use the key that the certificate was issued for, or have a new certificate issued for this key.'),
    };
  },
};
