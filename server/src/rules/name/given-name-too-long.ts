import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Given name of more than 32,768 characters. */
export const givenNameTooLong = lengthRule({
  id: 'name/given-name-too-long',
  title: 'Given name longer than 32,768 characters',
  type: attributeOids.givenName,
  limit: 32768,
  zlint: ['e_subject_given_name_max_length'],
});
