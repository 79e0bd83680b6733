import { rfc5280 } from '../citations.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';
import { describeEncoding } from './describe-encoding.ts';

/** Country of the issuer in another string type than PrintableString. */
export const issuerCountryEncoding = attributeRule({
  id: 'name/issuer-country-encoding',
  title: 'Country of the issuer is no PrintableString',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('A.1'),
  zlint: ['e_issuer_dn_country_not_printable_string'],
  place: 'issuer',
  type: attributeOids.countryName,
  isWrong: ({ encoding }) => encoding !== 'PrintableString',
  describe: (t, attribute) => describeEncoding(t, attribute, 'PrintableString'),
});
