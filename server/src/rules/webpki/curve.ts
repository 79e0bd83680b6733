import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { reportOne, webRule } from './web-rule.ts';

const allowed: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521']);

/** Elliptic curve that public certificates may not have. */
export const curve = webRule({
  id: 'webpki/curve',
  title: 'Elliptic curve that public certificates may not have',
  force: 'MUST',
  section: '6.1.5',
  zlint: ['e_ec_improper_curves'],
  impliedBy: ['chain/explicit-curve'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'EC' && !allowed.has(key.curve ?? '');
    if (!isWrong) return silent;
    const message = t(
      'The key of {0} is on the curve {1}, and P-256, P-384 and P-521 alone are allowed. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
      key.curve ?? '?',
    );
    return reportOne(message, key.range);
  },
});
