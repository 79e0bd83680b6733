import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Pseudonym of more than 128 characters. */
export const pseudonymTooLong = lengthRule({
  id: 'name/pseudonym-too-long',
  title: 'Pseudonym longer than 128 characters',
  type: attributeOids.pseudonym,
  limit: 128,
});
