import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Organization-validated certificate without a country. */
export const organizationValidatedWithoutCountry = subjectRule({
  id: 'webpki/organization-validated-without-country',
  title: 'Organization-validated certificate without a country',
  force: 'MUST',
  section: '7.1.2.7.4',
  since: effective.v131,
  zlint: ['e_cert_policy_ov_requires_country'],
  about: ['leaf'],
  validation: 'OV',
  must: { present: [['C']] },
});
