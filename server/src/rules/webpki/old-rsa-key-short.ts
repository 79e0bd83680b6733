import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { isBrokenOldKey } from './rsa-numbers.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Certificate from before 2014 with an RSA key of less than 1024 bits. */
export const oldRsaKeyShort = webRule({
  id: 'webpki/old-rsa-key-short',
  title: 'Certificate from before 2014 with an RSA key of less than 1024 bits',
  force: 'MUST',
  section: '6.1.5',
  zlint: ['e_old_sub_cert_rsa_mod_less_than_1024_bits'],
  about: ['leaf'],
  impliedBy: ['chain/weak-key'],
  check(subject, { t }) {
    if (!isBrokenOldKey(subject)) return silent;
    const key = subject.certificate.publicKey;
    const message = t(
      'The RSA key of {0} has {1} bits, and keys that short have been broken in public. Have a new one certified.',
      nameOf(subject.certificate),
      key.bits ?? 0,
    );
    return reportOne(message, key.range);
  },
});
