import { attributeOids } from './attribute-rule.ts';
import { lengthRule } from './length-rule.ts';

/** State or province of more than 128 characters. */
export const stateTooLong = lengthRule({
  id: 'name/state-too-long',
  title: 'State or province longer than 128 characters',
  type: attributeOids.stateOrProvinceName,
  limit: 128,
  zlint: ['e_subject_state_name_max_length'],
});
