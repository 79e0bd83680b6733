import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Public CA with an organizational unit. */
export const caWithOrganizationalUnit = subjectRule({
  id: 'webpki/ca-with-organizational-unit',
  title: 'Public CA with an organizational unit',
  force: 'MUST',
  section: '7.1.2.10.2',
  since: effective.profiles,
  zlint: ['e_subj_orgunit_in_ca_cert'],
  about: ['ca'],
  impliedBy: ['webpki/organizational-unit'],
  must: { absent: 'OU' },
});
