import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { readHex } from './rsa-numbers.ts';
import { reportOne, webRule } from './web-rule.ts';

/** RSA exponent below 3. */
export const rsaExponentSmall = webRule({
  id: 'webpki/rsa-exponent-small',
  title: 'RSA exponent below 3',
  force: 'MUST',
  section: '6.1.6',
  since: effective.v113,
  zlint: ['e_rsa_public_exponent_too_small'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'RSA' && key.exponent !== undefined && readHex(key.exponent) < 3n;
    if (!isWrong) return silent;
    const message = t(
      'The public exponent of the RSA key of {0} is below 3, so its signatures prove nothing. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});
