import { blankRule } from './blank-rule.ts';

/** Blank before a value of the subject. */
export const subjectLeadingBlank = blankRule({
  id: 'name/subject-leading-blank',
  title: 'Blank before a value of the subject',
  zlint: ['w_subject_dn_leading_whitespace'],
  place: 'subject',
  where: 'start',
});
