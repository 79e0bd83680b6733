import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Domain-validated certificate with a postal code. */
export const domainValidatedWithPostalCode = subjectRule({
  id: 'webpki/domain-validated-with-postal-code',
  title: 'Domain-validated certificate with a postal code',
  force: 'MUST',
  section: '7.1.2.7.2',
  since: effective.firstVersion,
  until: effective.profiles,
  zlint: ['e_cab_dv_conflicts_with_postal'],
  about: ['leaf'],
  validation: 'DV',
  must: { absent: 'postalCode' },
});
