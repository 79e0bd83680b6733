import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Subject with a name, but no place. */
export const placeMissing = subjectRule({
  id: 'webpki/place-missing',
  title: 'Subject with a name, but no place',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.givenNames,
  zlint: ['e_sub_cert_locality_name_must_appear', 'e_sub_cert_province_must_appear'],
  about: ['leaf'],
  impliedBy: ['webpki/organization-validated-without-place', 'webpki/individual-validated-without-place'],
  where: { some: ['O', 'GN', 'SN'] },
  must: { present: [['L'], ['ST']] },
});
