import { effective } from './effective-dates.ts';
import { subjectRule } from './subject-rule.ts';

/** Public CA without a common name. */
export const caWithoutCommonName = subjectRule({
  id: 'webpki/ca-without-common-name',
  title: 'Public CA without a common name',
  force: 'MUST',
  section: '7.1.2.10.2',
  since: effective.v148,
  zlint: ['e_ca_common_name_missing'],
  about: ['ca'],
  must: { present: [['CN']] },
});
