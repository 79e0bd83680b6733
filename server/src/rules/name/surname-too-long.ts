import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Surname of more than 32,768 characters. */
export const surnameTooLong = lengthRule({
  id: 'name/surname-too-long',
  title: 'Surname longer than 32,768 characters',
  type: attributeOids.surname,
  limit: 32768,
  zlint: ['e_subject_surname_max_length'],
});
