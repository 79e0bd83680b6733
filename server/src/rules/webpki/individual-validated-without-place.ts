import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Individual-validated certificate without a province or locality. */
export const individualValidatedWithoutPlace = subjectRule({
  id: 'webpki/individual-validated-without-place',
  title: 'Individual-validated certificate without a province or locality',
  force: 'MUST',
  section: '7.1.2.7.3',
  since: effective.v131,
  zlint: ['e_cert_policy_iv_requires_province_or_locality'],
  about: ['leaf'],
  validation: 'IV',
  must: { present: [['ST'], ['L']] },
});
