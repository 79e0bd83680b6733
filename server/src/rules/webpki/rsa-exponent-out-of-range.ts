import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { readHex } from './rsa-numbers.ts';
import { reportOne, webRule } from './web-rule.ts';

/** RSA exponent outside the recommended range. */
export const rsaExponentOutOfRange = webRule({
  id: 'webpki/rsa-exponent-out-of-range',
  title: 'RSA exponent outside the recommended range',
  force: 'SHOULD',
  section: '6.1.6',
  since: effective.v113,
  zlint: ['w_rsa_public_exponent_not_in_range'],
  impliedBy: ['webpki/rsa-exponent-small', 'webpki/rsa-exponent-even'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'RSA' && key.exponent !== undefined && isOutOfRange(readHex(key.exponent));
    if (!isWrong) return silent;
    const message = t(
      'The public exponent of the RSA key of {0} is not between 65537 and 2^256 - 1. Small ones made forgeries easy where padding was checked badly; Windows and Go do not take large ones. Make the next key with 65537.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});

function isOutOfRange(exponent: bigint): boolean {
  return exponent < 65_537n || exponent >= 2n ** 256n;
}
