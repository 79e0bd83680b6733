import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Organisation of more than 64 characters. */
export const organizationTooLong = lengthRule({
  id: 'name/organization-too-long',
  title: 'Organisation longer than 64 characters',
  type: attributeOids.organizationName,
  limit: 64,
  zlint: ['e_subject_organization_name_max_length'],
});
