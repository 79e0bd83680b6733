import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Public CA without a country. */
export const caWithoutCountry = subjectRule({
  id: 'webpki/ca-without-country',
  title: 'Public CA without a country',
  force: 'MUST',
  section: '7.1.2.10.2',
  since: effective.firstVersion,
  zlint: ['e_ca_country_name_missing'],
  about: ['ca'],
  must: { present: [['C']] },
});
