import { rfc8017 } from '../citations.ts';
import { exponentRule } from './rsa-exponent-rule.ts';

/** Public exponent 0, 1 or 2. */
export const rsaExponentTooSmall = exponentRule({
  id: 'key/rsa-exponent-too-small',
  title: 'RSA public exponent below 3',
  severity: 'error',
  force: 'MUST',
  citation: rfc8017('3.1'),
  zlint: ['e_rsa_public_exponent_too_small', 'e_mp_exponent_cannot_be_one'],
  isWrong: (exponent) => exponent < 3n,
  describe: (t, exponent) =>
    t(
      'The public exponent of the RSA key is {0}, with which nothing is enciphered or signed: anybody can forge its signatures. Go, BoringSSL and Java refuse it; make a new key.',
      exponent,
    ),
});
