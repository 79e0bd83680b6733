import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Organization-validated certificate without a province or locality. */
export const organizationValidatedWithoutPlace = subjectRule({
  id: 'webpki/organization-validated-without-place',
  title: 'Organization-validated certificate without a province or locality',
  force: 'MUST',
  section: '7.1.2.7.4',
  since: effective.v131,
  zlint: ['e_cert_policy_ov_requires_province_or_locality'],
  about: ['leaf'],
  validation: 'OV',
  must: { present: [['ST'], ['L']] },
});
