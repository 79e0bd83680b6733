import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { type DsaKey, readDsaKey } from './dsa-numbers.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** DSA key outside its range. */
export const dsaKeyNotUnique = webRule({
  id: 'webpki/dsa-key-not-unique',
  title: 'DSA key outside its range',
  force: 'MUST',
  section: '6.1.6',
  since: effective.firstVersion,
  until: effective.v171,
  zlint: ['e_dsa_unique_correct_representation'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'DSA' && isOutOfRange(readDsaKey(subject));
    if (!isWrong) return silent;
    const message = t(
      'The public number of the DSA key of {0} is not between 2 and p - 2. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});

function isOutOfRange(key: DsaKey | undefined): boolean {
  return key !== undefined && (key.y < 2n || key.y > key.p - 2n);
}
