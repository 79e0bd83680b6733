import { nist800131a } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Bits: 112 of security (NIST SP 800-131A §2), and OpenSSL's security level 2. */
const MINIMUM = 2048;

/** RSA key that many TLS stacks refuse. */
export const rsaTooShort: CertificateRule = {
  id: 'key/rsa-too-short',
  title: 'RSA key with less than 2048 bits',
  severity: 'warning',
  force: 'MUST',
  citation: nist800131a('2'),
  fixable: true,
  zlint: ['e_rsa_mod_less_than_2048_bits', 'e_mp_modulus_must_be_2048_bits_or_more'],
  scope: 'certificate',
  impliedBy: [
    'chain/weak-key',
    'webpki/old-rsa-key-short',
    'webpki/old-ca-rsa-key-short',
    'webpki/old-root-rsa-key-short',
  ],
  check({ certificate: { publicKey } }, { t }) {
    const { type, bits, range } = publicKey;
    if (type !== 'RSA' || bits === undefined || bits >= MINIMUM) return silent;
    const message = t(
      'The RSA key has {0} bits. OpenSSL refuses less than 2048 by default ("ee key too small", "ca key too small"), and so do browsers; make a new key: ECDSA P-256, or RSA with 2048 bits or more.',
      bits,
    );
    return [{ message, bytes: range }];
  },
};
