import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Domain-validated certificate with a province. */
export const domainValidatedWithProvince = subjectRule({
  id: 'webpki/domain-validated-with-province',
  title: 'Domain-validated certificate with a province',
  force: 'MUST',
  section: '7.1.2.7.2',
  since: effective.firstVersion,
  until: effective.profiles,
  zlint: ['e_cab_dv_conflicts_with_province'],
  about: ['leaf'],
  validation: 'DV',
  must: { absent: 'ST' },
});
