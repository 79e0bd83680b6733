import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Organisational unit of more than 64 characters. */
export const organizationalUnitTooLong = lengthRule({
  id: 'name/organizational-unit-too-long',
  title: 'Organisational unit longer than 64 characters',
  type: attributeOids.organizationalUnitName,
  limit: 64,
  zlint: ['e_subject_organizational_unit_name_max_length'],
});
