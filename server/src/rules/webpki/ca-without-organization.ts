import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Public CA without an organization. */
export const caWithoutOrganization = subjectRule({
  id: 'webpki/ca-without-organization',
  title: 'Public CA without an organization',
  force: 'MUST',
  section: '7.1.2.10.2',
  since: effective.firstVersion,
  zlint: ['e_ca_organization_name_missing'],
  about: ['ca'],
  must: { present: [['O']] },
});
