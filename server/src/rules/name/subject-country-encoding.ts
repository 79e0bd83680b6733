import { rfc5280 } from '../citations.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';
import { describeEncoding } from './describe-encoding.ts';

/** Country of the subject in another string type than PrintableString. */
export const subjectCountryEncoding = attributeRule({
  id: 'name/subject-country-encoding',
  title: 'Country of the subject is no PrintableString',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('A.1'),
  zlint: ['e_subject_dn_country_not_printable_string'],
  place: 'subject',
  type: attributeOids.countryName,
  isWrong: ({ encoding }) => encoding !== 'PrintableString',
  describe: (t, attribute) => describeEncoding(t, attribute, 'PrintableString'),
});
