import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Common name of more than 64 characters. */
export const commonNameTooLong = lengthRule({
  id: 'name/common-name-too-long',
  title: 'Common name longer than 64 characters',
  type: attributeOids.commonName,
  limit: 64,
  zlint: ['e_subject_common_name_max_length'],
});
