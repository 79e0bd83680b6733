import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Street of a subject without a name. */
export const streetOfNobody = subjectRule({
  id: 'webpki/street-of-nobody',
  title: 'Street of a subject without a name',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.givenNames,
  zlint: ['e_sub_cert_street_address_should_not_exist'],
  about: ['leaf'],
  impliedBy: [
    'webpki/domain-validated-with-street',
    'webpki/domain-validated-subject',
    'webpki/organization-validated-without-organization',
    'webpki/individual-validated-without-name',
    'webpki/individual-validated-without-anybody',
  ],
  where: { none: ['O', 'GN', 'SN'] },
  must: { absent: 'STREET' },
});
