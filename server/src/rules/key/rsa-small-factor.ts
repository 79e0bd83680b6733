import { findSmallFactor } from '../../x509/rsa/weaknesses.ts';
import { baselineRequirements } from '../citations.ts';
import { modulusRule } from './rsa-modulus-rule.ts';

/** Modulus that a small prime divides. */
export const rsaSmallFactor = modulusRule({
  id: 'key/rsa-small-factor',
  title: 'RSA modulus with a prime factor below 752',
  citation: baselineRequirements('6.1.6'),
  zlint: ['w_rsa_mod_factors_smaller_than_752'],
  find: (modulus) => findSmallFactor(modulus)?.toString(),
  describe: (t, prime) =>
    t(
      'The modulus of the RSA key is divisible by {0}: a bit of it is wrong, or it was made by faulty software, and its private key can be computed. Make a new key.',
      prime,
    ),
});
