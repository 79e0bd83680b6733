import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Street address of more than 128 characters. */
export const streetTooLong = lengthRule({
  id: 'name/street-too-long',
  title: 'Street address longer than 128 characters',
  type: attributeOids.streetAddress,
  limit: 128,
  zlint: ['e_subject_street_address_max_length'],
});
