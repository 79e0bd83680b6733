import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** RSA modulus that is even. */
export const rsaModulusEven = webRule({
  id: 'webpki/rsa-modulus-even',
  title: 'RSA modulus that is even',
  force: 'SHOULD',
  section: '6.1.6',
  // Whatever the document says: such a key is broken.
  severity: 'error',
  since: effective.v113,
  zlint: ['w_rsa_mod_not_odd'],
  impliedBy: ['key/rsa-small-factor'],
  check(subject, { t }) {
    const key = subject.rsaKey;
    if (key === undefined || key.modulus % 2n !== 0n) return silent;
    const message = t(
      'The modulus of the RSA key of {0} is even, as that of no proper key is: what made it is broken. Make a new key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.modulusRange);
  },
});
