import { formatInstant } from '../../text/duration.ts';
import { nist80057 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';

/** From here on 112 bits of security are no longer enough. */
const END = Date.UTC(2031, 0);

/** RSA key that is long enough today, in a certificate that outlives it. */
export const rsaShortPast2030: CertificateRule = {
  id: 'key/rsa-short-past-2030',
  title: 'RSA key with less than 3072 bits in a certificate that is valid past 2030',
  severity: 'hint',
  force: 'advice',
  citation: nist80057('5.6.3'),
  fixable: false,
  scope: 'certificate',
  // Whom to trust is mostly given: roots are left alone.
  about: ['leaf', 'intermediate'],
  check({ certificate: { publicKey }, notAfter }, { t }) {
    const { type, bits, range } = publicKey;
    if (type !== 'RSA' || bits === undefined || bits < 2048 || bits >= 3072) return silent;
    if (notAfter === undefined || notAfter < END) return silent;
    const message = t(
      'RSA with {0} bits is held to be strong enough until the end of 2030, and this certificate is valid until {1}. Nobody refuses it today; for what lives longer take RSA 3072 or ECDSA P-256.',
      bits,
      formatInstant(notAfter),
    );
    return [{ message, bytes: range }];
  },
};
