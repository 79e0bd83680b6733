import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { describeUnderscore } from './underscores.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Underscore in a certificate for more than 30 days. */
export const underscoreForLong = webRule({
  id: 'webpki/underscore-for-long',
  title: 'Underscore in a certificate for more than 30 days',
  force: 'MUST',
  section: '7.1.4.2.1',
  since: effective.underscores,
  until: effective.noUnderscores,
  zlint: ['e_underscore_present_with_too_long_validity'],
  about: ['leaf'],
  extension: extensionOids.subjectAltName,
  check(subject, { t }) {
    const wrong = subject.dnsNames.find(({ value }) => value.includes('_'));
    const { notBefore = 0, notAfter = 0 } = subject;
    if (wrong === undefined || notAfter - notBefore <= 30 * 86_400_000) return silent;
    return reportOne(describeUnderscore(quote(wrong.value), t), wrong.range);
  },
});
