import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Title of more than 64 characters. */
export const titleTooLong = lengthRule({
  id: 'name/title-too-long',
  title: 'Title longer than 64 characters',
  type: attributeOids.title,
  limit: 64,
});
