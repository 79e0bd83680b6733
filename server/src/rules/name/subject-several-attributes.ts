import { componentRule } from './component-rule.ts';

/** Component of the subject with several attributes. */
export const subjectSeveralAttributes = componentRule({
  id: 'name/subject-several-attributes',
  title: 'Component of the subject with several attributes',
  zlint: ['w_multiple_subject_rdn'],
  place: 'subject',
});
