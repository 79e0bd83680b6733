import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Individual-validated certificate without a country. */
export const individualValidatedWithoutCountry = subjectRule({
  id: 'webpki/individual-validated-without-country',
  title: 'Individual-validated certificate without a country',
  force: 'MUST',
  section: '7.1.2.7.3',
  since: effective.v131,
  zlint: ['e_cert_policy_iv_requires_country'],
  about: ['leaf'],
  validation: 'IV',
  must: { present: [['C']] },
});
