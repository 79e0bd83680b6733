import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { readModulus } from './rsa-numbers.ts';
import { reportOne, webRule } from './web-rule.ts';

const primes = Array.from({ length: 750 }, (_, index) => index + 2).filter((number) => {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return true;
});
/** Of all of them: one division of large numbers, and small ones after it. */
const product = primes.reduce((all, prime) => all * BigInt(prime), 1n);

/** RSA modulus with a small factor. */
export const rsaModulusSmallFactor = webRule({
  id: 'webpki/rsa-modulus-small-factor',
  title: 'RSA modulus with a small factor',
  force: 'SHOULD',
  section: '6.1.6',
  // Whatever the document says: such a key is broken.
  severity: 'error',
  since: effective.v113,
  zlint: ['w_rsa_mod_factors_smaller_than_752'],
  impliedBy: ['webpki/rsa-modulus-even'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'RSA' && hasSmallFactor(readModulus(subject));
    if (!isWrong) return silent;
    const message = t(
      'The modulus of the RSA key of {0} has a factor below 752, as that of no proper key has: what made it is broken. Make a new key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});

function hasSmallFactor(modulus: bigint | undefined): boolean {
  if (modulus === undefined || modulus === 0n) return false;
  let [one, other] = [product, modulus % product];
  while (other !== 0n) [one, other] = [other, one % other];
  return one !== 1n;
}
