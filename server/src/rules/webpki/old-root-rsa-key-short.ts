import { isSelfIssued } from '../../x509/identity.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Root from before 2011 with an RSA key of less than 2048 bits. */
export const oldRootRsaKeyShort = webRule({
  id: 'webpki/old-root-rsa-key-short',
  title: 'Root from before 2011 with an RSA key of less than 2048 bits',
  force: 'MUST',
  section: '6.1.5',
  until: effective.rsa2048,
  zlint: ['e_old_root_ca_rsa_mod_less_than_2048_bits'],
  about: ['ca'],
  impliedBy: ['chain/weak-key'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'RSA' && (key.bits ?? 2048) < 2048 && isSelfIssued(subject.certificate);
    if (!isWrong) return silent;
    const message = t(
      'The RSA key of root {0} has {1} bits, and roots have had 2048 or more before the Baseline Requirements already. Trust another root.',
      nameOf(subject.certificate),
      key.bits ?? 0,
    );
    return reportOne(message, key.range);
  },
});
