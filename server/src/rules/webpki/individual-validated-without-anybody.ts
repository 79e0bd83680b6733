import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Older individual-validated certificate without a person or an organization. */
export const individualValidatedWithoutAnybody = subjectRule({
  id: 'webpki/individual-validated-without-anybody',
  title: 'Older individual-validated certificate without a person or an organization',
  force: 'MUST',
  section: '7.1.6.4',
  since: effective.v131,
  until: effective.profiles,
  zlint: ['e_cab_iv_requires_personal_name'],
  about: ['leaf'],
  validation: 'IV',
  must: { present: [['O'], ['GN', 'SN']] },
});
