import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Subject with a name, but no country. */
export const countryMissing = subjectRule({
  id: 'webpki/country-missing',
  title: 'Subject with a name, but no country',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.givenNames,
  zlint: ['e_sub_cert_country_name_must_appear'],
  about: ['leaf'],
  impliedBy: ['webpki/organization-validated-without-country', 'webpki/individual-validated-without-country'],
  where: { some: ['O', 'GN', 'SN'] },
  must: { present: [['C']] },
});
