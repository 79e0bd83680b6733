import { rfc8017 } from '../citations.ts';
import { exponentRule } from './rsa-exponent-rule.ts';

/** Even public exponent: there is no private one for it. */
export const rsaExponentEven = exponentRule({
  id: 'key/rsa-exponent-even',
  title: 'RSA public exponent that is even',
  severity: 'error',
  force: 'MUST',
  citation: rfc8017('3.1'),
  zlint: ['e_rsa_public_exponent_not_odd'],
  impliedBy: ['key/rsa-exponent-too-small'],
  isWrong: (exponent) => exponent % 2n === 0n,
  describe: (t, exponent) =>
    t(
      'The public exponent of the RSA key is {0}, an even number: no private key fits it, and every signature fails. The key is damaged or was made by faulty software; make a new one.',
      exponent,
    ),
});
