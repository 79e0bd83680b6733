import { rfc5280 } from '../citations.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';
import { describeEncoding } from './describe-encoding.ts';

/** Serial number attribute in another string type than PrintableString. */
export const serialNumberEncoding = attributeRule({
  id: 'name/serial-number-encoding',
  title: 'Serial number attribute is no PrintableString',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('A.1'),
  zlint: ['e_subject_dn_serial_number_not_printable_string'],
  place: 'subject',
  type: attributeOids.serialNumber,
  isWrong: ({ encoding }) => encoding !== 'PrintableString',
  describe: (t, attribute) => describeEncoding(t, attribute, 'PrintableString'),
});
