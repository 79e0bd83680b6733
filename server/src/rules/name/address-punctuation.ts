import { rfc5280 } from '../citations.ts';
import { quote } from '../wording.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';

const places: readonly string[] = [attributeOids.localityName, attributeOids.stateOrProvinceName];

/** Signs in a locality or state that places do not have in their names. */
export const addressPunctuation = attributeRule({
  id: 'name/address-punctuation',
  title: 'Signs in a place that names of places do not have',
  severity: 'hint',
  force: 'advice',
  citation: rfc5280('4.1.2.6'),
  zlint: ['w_suspicious_chars_in_address'],
  place: 'subject',
  isWrong: ({ oid, value }) => places.includes(oid) && /[,:="()]/.test(value),
  describe: (t, { type, value }) =>
    t(
      'The attribute {0} of the subject is {1}, with signs that names of places do not have: several fields may have run together. Handshakes succeed.',
      type,
      quote(value),
    ),
});
