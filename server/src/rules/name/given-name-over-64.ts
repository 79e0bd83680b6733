import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';

/** Given name of more than 64 characters: allowed, and longer than older software has room for. */
export const givenNameOver64 = attributeRule({
  id: 'name/given-name-over-64',
  title: 'Given name longer than 64 characters',
  severity: 'hint',
  force: 'advice',
  citation: rfc5280('A.1'),
  since: publication.rfc2459,
  zlint: ['w_subject_given_name_recommended_max_length'],
  impliedBy: ['name/given-name-too-long'],
  place: 'subject',
  type: attributeOids.givenName,
  isWrong: ({ value }) => value.length > 64 && [...value].length > 64,
  describe: (t, { type }) =>
    t(
      'The attribute {0} of the subject has more than 64 characters. That is allowed, but software that follows the older bounds of X.411 may cut it off.',
      type,
    ),
});
