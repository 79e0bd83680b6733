import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Domain-validated certificate with a locality. */
export const domainValidatedWithLocality = subjectRule({
  id: 'webpki/domain-validated-with-locality',
  title: 'Domain-validated certificate with a locality',
  force: 'MUST',
  section: '7.1.2.7.2',
  since: effective.firstVersion,
  until: effective.profiles,
  zlint: ['e_cab_dv_conflicts_with_locality'],
  about: ['leaf'],
  validation: 'DV',
  must: { absent: 'L' },
});
