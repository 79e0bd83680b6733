import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Serial number attribute of more than 64 characters. */
export const serialNumberTooLong = lengthRule({
  id: 'name/serial-number-too-long',
  title: 'Serial number attribute longer than 64 characters',
  type: attributeOids.serialNumber,
  limit: 64,
  zlint: ['e_subject_dn_serial_number_max_length'],
});
