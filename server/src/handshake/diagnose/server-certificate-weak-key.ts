import { nameOf } from '../../rules/wording.ts';
import type { Certificate } from '../../x509/types.ts';
import { servedReason, verifiedCertificates } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** Below this, OpenSSL refuses RSA keys at security level 2, its default in Debian, Ubuntu and Node 24. */
const MIN_RSA_BITS = 2048;

/** The key of the server, or of a CA that it sends, is too short. */
export const serverCertificateWeakKey: Cause = {
  id: 'server-certificate-weak-key',
  title: 'Key of the server or of its CA is too small',
  about: 'served',
  says: {
    openssl: ['EE certificate key too weak', 'CA certificate key too weak', 'Verify return code: 66'],
    go: ['crypto/rsa: …-bit keys are insecure'],
    java: ['Algorithm constraints check failed on keysize limits: RSA … bit key'],
    node: ['EE certificate key too weak'],
  },
  explain(evidence, t) {
    const certificate = servedReason(evidence, 'weak-key')?.certificate ?? verifiedCertificates(evidence).find(isShort);
    if (certificate === undefined) return undefined;
    const { type, bits } = certificate.publicKey;
    return {
      cause: t('The key of {0}, which the server sends, is too small.', nameOf(certificate)),
      evidence: t('It is a key of {0} with {1} bits; OpenSSL refuses RSA below 2048 bits by default.', type, bits ?? 0),
      remedy: t('Have it issued again for a key on P-256, or of RSA with at least 2048 bits.'),
    };
  },
};

function isShort({ publicKey: { type, bits } }: Certificate): boolean {
  return type === 'RSA' && bits !== undefined && bits < MIN_RSA_BITS;
}
