import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isBrokenOldKey } from './rsa-numbers.ts';
import { reportOne, webRule } from './web-rule.ts';

/** CA from before 2011 with an RSA key of less than 1024 bits. */
export const oldCaRsaKeyShort = webRule({
  id: 'webpki/old-ca-rsa-key-short',
  title: 'CA from before 2011 with an RSA key of less than 1024 bits',
  force: 'MUST',
  section: '6.1.5',
  until: effective.rsa2048,
  zlint: ['e_old_sub_ca_rsa_mod_less_than_1024_bits'],
  about: ['intermediate'],
  impliedBy: ['chain/weak-key'],
  check(subject, { t }) {
    if (!isBrokenOldKey(subject)) return silent;
    const key = subject.certificate.publicKey;
    const message = t(
      'The RSA key of CA {0} has {1} bits, and keys that short have been broken in public. Trust another CA.',
      nameOf(subject.certificate),
      key.bits ?? 0,
    );
    return reportOne(message, key.range);
  },
});
