import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Organization-validated certificate without an organization. */
export const organizationValidatedWithoutOrganization = subjectRule({
  id: 'webpki/organization-validated-without-organization',
  title: 'Organization-validated certificate without an organization',
  force: 'MUST',
  section: '7.1.2.7.4',
  since: effective.firstVersion,
  zlint: ['e_cab_ov_requires_org'],
  about: ['leaf'],
  validation: 'OV',
  must: { present: [['O']] },
});
