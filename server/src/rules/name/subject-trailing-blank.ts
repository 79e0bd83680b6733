import { blankRule } from './blank-rule.ts';

/** Blank after a value of the subject. */
export const subjectTrailingBlank = blankRule({
  id: 'name/subject-trailing-blank',
  title: 'Blank after a value of the subject',
  zlint: ['w_subject_dn_trailing_whitespace'],
  place: 'subject',
  where: 'end',
});
