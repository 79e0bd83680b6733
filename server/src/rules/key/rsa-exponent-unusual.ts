import { baselineRequirements } from '../citations.ts';
import { exponentRule } from './rsa-exponent-rule.ts';

const SMALLEST = 2n ** 16n + 1n;
const LARGEST = 2n ** 256n - 1n;

/** Public exponent outside the range that public CAs keep to. */
export const rsaExponentUnusual = exponentRule({
  id: 'key/rsa-exponent-unusual',
  title: 'RSA public exponent outside the range from 65537 to 2^256-1',
  severity: 'information',
  force: 'SHOULD',
  citation: baselineRequirements('6.1.6'),
  zlint: ['w_rsa_public_exponent_not_in_range'],
  impliedBy: ['key/rsa-exponent-too-small', 'key/rsa-exponent-even', 'key/rsa-exponent-too-large'],
  isWrong: (exponent) => exponent < SMALLEST || exponent > LARGEST,
  describe: (t, exponent) =>
    t(
      'The public exponent of the RSA key is {0}, where 65537 is usual. TLS stacks accept it; small exponents turn mistakes in signature checks and padding into breaks. Use 65537 for the next key.',
      exponent,
    ),
});
