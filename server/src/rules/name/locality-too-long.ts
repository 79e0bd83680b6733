import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** Locality of more than 128 characters. */
export const localityTooLong = lengthRule({
  id: 'name/locality-too-long',
  title: 'Locality longer than 128 characters',
  type: attributeOids.localityName,
  limit: 128,
  zlint: ['e_subject_locality_name_max_length'],
});
