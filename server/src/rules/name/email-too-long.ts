import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Mail address of more than 255 characters. */
export const emailTooLong = lengthRule({
  id: 'name/email-too-long',
  title: 'Mail address in the subject longer than 255 characters',
  type: attributeOids.emailAddress,
  limit: 255,
  zlint: ['e_subject_email_max_length'],
});
