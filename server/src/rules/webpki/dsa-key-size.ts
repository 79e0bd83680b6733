import type { CertificateSubject } from '../certificate-subject.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { readDsaKey } from './dsa-numbers.ts';
import { reportOne, webRule } from './web-rule.ts';

const sizes: ReadonlySet<string> = new Set(['2048/224', '2048/256', '3072/256']);

/** DSA key of unusual size. */
export const dsaKeySize = webRule({
  id: 'webpki/dsa-key-size',
  title: 'DSA key of unusual size',
  force: 'MUST',
  section: '6.1.5',
  zlint: ['e_dsa_improper_modulus_or_divisor_size'],
  impliedBy: ['webpki/dsa-key', 'webpki/dsa-key-short'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'DSA' && !isSizeAllowed(subject);
    if (!isWrong) return silent;
    const message = t(
      'The DSA key of {0} is of a size that the Baseline Requirements never allowed (2048 bits with 224 or 256, 3072 with 256). A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});

function isSizeAllowed(subject: CertificateSubject): boolean {
  const key = readDsaKey(subject);
  return key === undefined || sizes.has(`${key.p.toString(2).length}/${key.q.toString(2).length}`);
}
