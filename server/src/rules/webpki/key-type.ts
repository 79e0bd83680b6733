import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

const allowed: ReadonlySet<string> = new Set(['RSA', 'EC', 'DSA']);

/** Kind of key that public certificates may not have. */
export const keyType = webRule({
  id: 'webpki/key-type',
  title: 'Kind of key that public certificates may not have',
  force: 'MUST',
  section: '6.1.5',
  since: effective.firstVersion,
  zlint: ['e_public_key_type_not_allowed'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = !allowed.has(key.type);
    if (!isWrong) return silent;
    const message = t(
      'The key of {0} is of the kind {1}, and public certificates have RSA keys, or ECDSA keys on P-256, P-384 or P-521. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
      key.type,
    );
    return reportOne(message, key.range);
  },
});
