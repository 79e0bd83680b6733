import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';

/** Surname of more than 64 characters: allowed, and longer than older software has room for. */
export const surnameOver64 = attributeRule({
  id: 'name/surname-over-64',
  title: 'Surname longer than 64 characters',
  severity: 'hint',
  force: 'advice',
  citation: rfc5280('A.1'),
  since: publication.rfc2459,
  zlint: ['w_subject_surname_recommended_max_length'],
  impliedBy: ['name/surname-too-long'],
  place: 'subject',
  type: attributeOids.surname,
  isWrong: ({ value }) => value.length > 64 && [...value].length > 64,
  describe: (t, { type }) =>
    t(
      'The attribute {0} of the subject has more than 64 characters. That is allowed, but software that follows the older bounds of X.411 may cut it off.',
      type,
    ),
});
