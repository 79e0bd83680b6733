import type { CertificateSubject } from '../certificate-subject.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { listAccess, listCrlUrls } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

const DAY = 86_400_000;

/** Public server certificate without any source of revocation. */
export const revocationSourceMissing = webRule({
  id: 'webpki/revocation-source-missing',
  title: 'Public server certificate without any source of revocation',
  force: 'MUST',
  section: '7.1.2.11.2',
  since: effective.optionalOcsp,
  zlint: ['e_missing_crl_distrib_point'],
  about: ['leaf'],
  check(subject, { t }) {
    if (isShortLived(subject)) return silent;
    const hasOcsp = listAccess(subject, 'OCSP').some(({ location }) => location.kind === 'URI');
    if (hasOcsp || listCrlUrls(subject).length > 0) return silent;
    const message = t(
      '{0} says neither where its revocation list is nor where its OCSP responder is, and is not short-lived. A public CA has to revoke it; have it issued again with crlDistributionPoints, or for a week.',
      nameOf(subject.certificate),
    );
    return reportOne(message, subject.certificate.subject.range);
  },
});

/** Too short to be worth revoking: ten days, and seven since 2026-03-15 (BR §1.6.1). */
function isShortLived({ notBefore = 0, notAfter = 0 }: CertificateSubject): boolean {
  return notAfter - notBefore <= (notBefore < effective.days200 ? 10 : 7) * DAY;
}
