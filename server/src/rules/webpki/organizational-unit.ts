import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Public certificate with an organizational unit. */
export const organizationalUnit = subjectRule({
  id: 'webpki/organizational-unit',
  title: 'Public certificate with an organizational unit',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.noOrganizationalUnits,
  zlint: ['e_organizational_unit_name_prohibited'],
  must: { absent: 'OU' },
});
