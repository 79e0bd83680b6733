import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Domain-validated certificate with a street. */
export const domainValidatedWithStreet = subjectRule({
  id: 'webpki/domain-validated-with-street',
  title: 'Domain-validated certificate with a street',
  force: 'MUST',
  section: '7.1.2.7.2',
  since: effective.firstVersion,
  until: effective.profiles,
  zlint: ['e_cab_dv_conflicts_with_street'],
  about: ['leaf'],
  validation: 'DV',
  must: { absent: 'STREET' },
});
