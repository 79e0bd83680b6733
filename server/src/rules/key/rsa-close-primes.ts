import { hasClosePrimes } from '../../x509/rsa/weaknesses.ts';
import { baselineRequirements } from '../citations.ts';
import { modulusRule } from './rsa-modulus-rule.ts';

/** Modulus that Fermat's method takes apart. */
export const rsaClosePrimes = modulusRule({
  id: 'key/rsa-close-primes',
  title: 'RSA modulus of two primes next to each other',
  citation: baselineRequirements('6.1.6'),
  zlint: ['e_rsa_fermat_factorization'],
  impliedBy: ['key/rsa-small-factor'],
  find: (modulus) => (modulus % 2n === 1n && hasClosePrimes(modulus) ? '' : undefined),
  describe: (t) =>
    t(
      'The two primes of the RSA key lie next to each other, as some printers and old crypto libraries made them (CVE-2022-26320): the private key is found in a second. Revoke the certificate, and make a new key with other software.',
    ),
});
