import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Organizational unit of no organization. */
export const organizationalUnitWithoutOrganization = subjectRule({
  id: 'webpki/organizational-unit-without-organization',
  title: 'Organizational unit of no organization',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.v179,
  zlint: ['e_subject_contains_organizational_unit_name_and_no_organization_name'],
  about: ['leaf'],
  impliedBy: ['webpki/organizational-unit'],
  where: { none: ['O'] },
  must: { absent: 'OU' },
});
