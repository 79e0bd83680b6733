import { rfc5280 } from '../citations.ts';
import { quote } from '../wording.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';

/** Country of the subject that is not written in capital letters (ISO 3166-1). */
export const countryNotUpperCase = attributeRule({
  id: 'name/country-not-upper-case',
  title: 'Country not in capital letters',
  severity: 'hint',
  force: 'advice',
  citation: rfc5280('A.1'),
  zlint: ['e_subj_country_not_uppercase'],
  place: 'subject',
  type: attributeOids.countryName,
  isWrong: ({ value }) => /[^A-Z]/.test(value),
  describe: (t, { value }) =>
    t(
      'The country {0} must be written in capital letters (ISO 3166-1). Handshakes succeed, and names are compared without regard to case by the standard, but Go and maps of names compare them as they are.',
      quote(value),
    ),
});
