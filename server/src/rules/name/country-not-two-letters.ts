import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';

/** Country of the subject that is no code of two letters (ISO 3166-1 alpha-2). */
export const countryNotTwoLetters = attributeRule({
  id: 'name/country-not-two-letters',
  title: 'Country that is no code of two letters',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('A.1'),
  impliedBy: ['webpki/country-unknown', 'webpki/ca-country-unknown'],
  since: publication.rfc5280,
  place: 'subject',
  type: attributeOids.countryName,
  isWrong: ({ value }) => value !== '' && !/^[A-Za-z]{2}$/.test(value),
  describe: (t, { value }) =>
    t(
      'The country {0} must be a code of two letters, such as DE. TLS stacks accept it, but OpenSSL and most CAs do not issue such a certificate.',
      quote(value),
    ),
});
