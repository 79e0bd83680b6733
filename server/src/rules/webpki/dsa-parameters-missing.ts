import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** DSA key without parameters. */
export const dsaParametersMissing = webRule({
  id: 'webpki/dsa-parameters-missing',
  title: 'DSA key without parameters',
  force: 'MUST',
  section: '6.1.6',
  since: effective.firstVersion,
  zlint: ['e_dsa_params_missing'],
  impliedBy: ['webpki/dsa-key'],
  check(subject, { t }) {
    const key = subject.certificate.publicKey;
    const isWrong = key.type === 'DSA' && (key.bits === undefined || key.algorithm.parameters === undefined);
    if (!isWrong) return silent;
    const message = t(
      'The DSA key of {0} has no parameters, and nobody can check a signature by it. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      nameOf(subject.certificate),
    );
    return reportOne(message, key.range);
  },
});
