import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Province of a subject without a name. */
export const provinceOfNobody = subjectRule({
  id: 'webpki/province-of-nobody',
  title: 'Province of a subject without a name',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.givenNames,
  zlint: ['e_sub_cert_province_must_not_appear'],
  about: ['leaf'],
  impliedBy: [
    'webpki/domain-validated-with-province',
    'webpki/domain-validated-subject',
    'webpki/organization-validated-without-organization',
    'webpki/individual-validated-without-name',
    'webpki/individual-validated-without-anybody',
  ],
  where: { none: ['O', 'GN', 'SN'] },
  must: { absent: 'ST' },
});
