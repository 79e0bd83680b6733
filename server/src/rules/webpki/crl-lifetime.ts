import type { CrlSubject } from '../crl-subject.ts';
import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { shortName } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webCrlRule } from './web-rule.ts';

const TEN_DAYS = 10 * 86_400_000;

/** Revocation list for too long. */
export const crlLifetime = webCrlRule({
  id: 'webpki/crl-lifetime',
  title: 'Revocation list for too long',
  force: 'MUST',
  section: '4.9.7',
  since: effective.v187,
  zlint: ['e_crl_next_update_invalid'],
  check(subject, { t }) {
    const { thisUpdate, nextUpdate, issuer } = subject.list;
    const [start, end] = [thisUpdate.epochMilliseconds, nextUpdate?.epochMilliseconds];
    if (start === undefined || end === undefined || nextUpdate === undefined) return silent;
    const isAboutCas = isAboutCasAlone(subject);
    if (end <= (isAboutCas ? addYear(start) : start + TEN_DAYS)) return silent;
    const message = isAboutCas
      ? t(
          'The revocation list of {0} is good for more than twelve months, so clients may learn of a revoked CA that late. Have the CA issue it more often.',
          shortName(issuer),
        )
      : t(
          'The revocation list of {0} is good for more than ten days, so clients may learn of a revocation that late. Have the CA issue it more often. Lists about CAs alone (onlyContainsCACerts) may be good for a year.',
          shortName(issuer),
        );
    return reportOne(message, nextUpdate.range);
  },
});

function addYear(milliseconds: number): number {
  const date = new Date(milliseconds);
  return date.setUTCFullYear(date.getUTCFullYear() + 1);
}

function isAboutCasAlone(subject: CrlSubject): boolean {
  const value = subject.extension(extensionOids.issuingDistributionPoint)?.value;
  return value?.kind === 'issuingDistributionPoint' && value.onlyContainsCACerts;
}
