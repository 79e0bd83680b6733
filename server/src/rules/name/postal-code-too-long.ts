import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Postal code of more than 16 characters. */
export const postalCodeTooLong = lengthRule({
  id: 'name/postal-code-too-long',
  title: 'Postal code longer than 16 characters',
  type: attributeOids.postalCode,
  limit: 16,
  zlint: ['e_subject_postal_code_max_length'],
});
