import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Individual-validated certificate without a person. */
export const individualValidatedWithoutName = subjectRule({
  id: 'webpki/individual-validated-without-name',
  title: 'Individual-validated certificate without a person',
  force: 'MUST',
  section: '7.1.2.7.3',
  since: effective.profiles,
  zlint: ['e_cab_iv_requires_personal_name_strict'],
  about: ['leaf'],
  validation: 'IV',
  must: { present: [['GN', 'SN']] },
});
