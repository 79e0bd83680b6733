import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Postal code of a subject without a name. */
export const postalCodeOfNobody = subjectRule({
  id: 'webpki/postal-code-of-nobody',
  title: 'Postal code of a subject without a name',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.givenNames,
  zlint: ['e_sub_cert_postal_code_must_not_appear'],
  about: ['leaf'],
  impliedBy: [
    'webpki/domain-validated-with-postal-code',
    'webpki/domain-validated-subject',
    'webpki/organization-validated-without-organization',
    'webpki/individual-validated-without-name',
    'webpki/individual-validated-without-anybody',
  ],
  where: { none: ['O', 'GN', 'SN'] },
  must: { absent: 'postalCode' },
});
