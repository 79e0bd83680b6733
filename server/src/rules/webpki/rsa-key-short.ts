import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { END_OF_RSA_1024 } from './rsa-numbers.ts';
import { reportOne, webRule } from './web-rule.ts';

/** RSA key of less than 2048 bits. */
export const rsaKeyShort = webRule({
  id: 'webpki/rsa-key-short',
  title: 'RSA key of less than 2048 bits',
  force: 'MUST',
  section: '6.1.5',
  zlint: ['e_rsa_mod_less_than_2048_bits'],
  impliedBy: ['chain/weak-key'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'RSA' && (key.bits ?? 2048) < 2048 && (subject.notAfter ?? 0) >= END_OF_RSA_1024;
    if (!isWrong) return silent;
    const message = t(
      'The RSA key of {0} has {1} bits, and public certificates have 2048 or more. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
      key.bits ?? 0,
    );
    return reportOne(message, key.range);
  },
});
