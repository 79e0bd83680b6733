import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Domain-validated certificate with an organization. */
export const domainValidatedWithOrganization = subjectRule({
  id: 'webpki/domain-validated-with-organization',
  title: 'Domain-validated certificate with an organization',
  force: 'MUST',
  section: '7.1.2.7.2',
  since: effective.firstVersion,
  zlint: ['e_cab_dv_conflicts_with_org'],
  about: ['leaf'],
  impliedBy: ['webpki/domain-validated-subject'],
  validation: 'DV',
  must: { absent: 'O' },
});
