import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { type DsaKey, readDsaKey } from './dsa-numbers.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** DSA key outside its subgroup. */
export const dsaKeyOutsideSubgroup = webRule({
  id: 'webpki/dsa-key-outside-subgroup',
  title: 'DSA key outside its subgroup',
  force: 'MUST',
  section: '6.1.6',
  since: effective.firstVersion,
  until: effective.v171,
  zlint: ['e_dsa_correct_order_in_subgroup'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'DSA' && isOutside(readDsaKey(subject));
    if (!isWrong) return silent;
    const message = t(
      'The public number of the DSA key of {0} is not in the subgroup that its parameters span, so signatures with it prove nothing. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});

/** Whether y to the power of q is not 1 modulo p (FIPS 186-4 §4.1). */
function isOutside(key: DsaKey | undefined): boolean {
  if (key === undefined || key.p <= 0n || key.p.toString(2).length > 4096) return false;
  let result = 1n;
  let power = key.y % key.p;
  for (let rest = key.q; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * power) % key.p;
    power = (power * power) % key.p;
  }
  return result !== 1n;
}
