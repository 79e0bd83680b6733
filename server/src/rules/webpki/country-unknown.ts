import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { describeCountry, isCountryCode } from './country-codes.ts';
import { effective } from './effective-dates.ts';
import { attributeOids } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Country code that is none. */
export const countryUnknown = webRule({
  id: 'webpki/country-unknown',
  title: 'Country code that is none',
  force: 'MUST',
  section: '7.1.2.7.4',
  since: effective.firstVersion,
  zlint: ['e_subject_country_not_iso'],
  impliedBy: ['webpki/ca-country-unknown'],
  check(subject, { t }) {
    const wrong = subject.subjectAttributes(attributeOids.C).find(({ value }) => !isCountryCode(value));
    return wrong === undefined ? silent : reportOne(describeCountry(quote(wrong.value), t), wrong.range);
  },
});
