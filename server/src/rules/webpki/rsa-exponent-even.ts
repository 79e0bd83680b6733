import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { readHex } from './rsa-numbers.ts';
import { reportOne, webRule } from './web-rule.ts';

/** RSA exponent that is even. */
export const rsaExponentEven = webRule({
  id: 'webpki/rsa-exponent-even',
  title: 'RSA exponent that is even',
  force: 'MUST',
  section: '6.1.6',
  since: effective.v113,
  zlint: ['e_rsa_public_exponent_not_odd'],
  impliedBy: ['webpki/rsa-exponent-small'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'RSA' && key.exponent !== undefined && readHex(key.exponent) % 2n === 0n;
    if (!isWrong) return silent;
    const message = t(
      'The public exponent of the RSA key of {0} is even, so no private key belongs to it. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});
