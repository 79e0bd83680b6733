import { rfc8017 } from '../citations.ts';
import { exponentRule } from './rsa-exponent-rule.ts';

/** The largest that Go takes, and 32-bit signed integers hold. */
const LARGEST = 2n ** 31n - 1n;

/** Public exponent that several TLS stacks refuse to compute with. */
export const rsaExponentTooLarge = exponentRule({
  id: 'key/rsa-exponent-too-large',
  title: 'RSA public exponent of more than 31 bits',
  severity: 'warning',
  // RFC 8017 allows it: it is the stacks that do not.
  force: 'advice',
  citation: rfc8017('3.1'),
  isWrong: (exponent) => exponent > LARGEST,
  describe: (t, exponent) =>
    t(
      'The public exponent of the RSA key is {0}, which is too large for Go ("public exponent too large"), BoringSSL (Envoy, Chrome) and Windows: they refuse the certificate. Make a new key with the usual exponent 65537.',
      exponent,
    ),
});
