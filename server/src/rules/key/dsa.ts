import { rfc8446 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';

/** DSA key, which TLS no longer knows. */
export const dsa: CertificateRule = {
  id: 'key/dsa',
  title: 'DSA key',
  severity: 'warning',
  force: 'MUST',
  citation: rfc8446('4.2.3'),
  fixable: true,
  scope: 'certificate',
  impliedBy: ['chain/weak-key', 'webpki/dsa-key'],
  check({ certificate: { publicKey } }, { t }) {
    if (publicKey.type !== 'DSA') return silent;
    const message = t(
      'The key is a DSA key. TLS 1.3 has no DSA, and Go, rustls and browsers refuse it in every version; OpenSSL and Java know it up to TLS 1.2 at most. Make a new key: ECDSA P-256, Ed25519 or RSA.',
    );
    return [{ message, bytes: publicKey.range }];
  },
};
