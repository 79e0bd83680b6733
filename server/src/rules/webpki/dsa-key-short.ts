import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { reportOne, webRule } from './web-rule.ts';

/** DSA key of less than 2048 bits. */
export const dsaKeyShort = webRule({
  id: 'webpki/dsa-key-short',
  title: 'DSA key of less than 2048 bits',
  force: 'MUST',
  section: '6.1.5',
  zlint: ['e_dsa_shorter_than_2048_bits'],
  impliedBy: ['webpki/dsa-key', 'chain/weak-key'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'DSA' && (key.bits ?? 2048) < 2048;
    if (!isWrong) return silent;
    const message = t(
      'The DSA key of {0} is shorter than 2048 bits. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});
