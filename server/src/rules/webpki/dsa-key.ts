import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** DSA key in a public certificate. */
export const dsaKey = webRule({
  id: 'webpki/dsa-key',
  title: 'DSA key in a public certificate',
  force: 'MUST',
  section: '6.1.5',
  since: effective.v171,
  zlint: ['e_br_prohibit_dsa_usage'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'DSA';
    if (!isWrong) return silent;
    const message = t(
      '{0} has a DSA key, which no browser and no current TLS stack accepts. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});
