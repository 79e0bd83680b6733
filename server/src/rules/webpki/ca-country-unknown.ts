import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { describeCountry, isCountryCode } from './country-codes.ts';
import { effective } from './effective-dates.ts';
import { attributeOids } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public CA with a country code that is none. */
export const caCountryUnknown = webRule({
  id: 'webpki/ca-country-unknown',
  title: 'Public CA with a country code that is none',
  force: 'MUST',
  section: '7.1.2.10.2',
  since: effective.firstVersion,
  zlint: ['e_ca_country_name_invalid'],
  about: ['ca'],
  check(subject, { t }) {
    const wrong = subject.subjectAttributes(attributeOids.C).find(({ value }) => !isCountryCode(value));
    return wrong === undefined ? silent : reportOne(describeCountry(quote(wrong.value), t), wrong.range);
  },
});
