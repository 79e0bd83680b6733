import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isValidated } from './reserved-policies.ts';
import { attributeOids } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public certificate of a person without the policy of one. */
export const personalNameWithoutPolicy = webRule({
  id: 'webpki/personal-name-without-policy',
  title: 'Public certificate of a person without the policy of one',
  force: 'MUST',
  section: '7.1.2.7.3',
  since: effective.givenNames,
  zlint: ['e_sub_cert_given_name_surname_contains_correct_policy'],
  about: ['leaf'],
  check(subject, { t }) {
    const [name] = [...subject.subjectAttributes(attributeOids.GN), ...subject.subjectAttributes(attributeOids.SN)];
    if (name === undefined || isValidated(subject, 'IV')) return silent;
    const message = t(
      'The subject of {0} names a person, and its policy is not that of individual validation (2.23.140.1.2.3). A public CA has to revoke it; have it issued again with the policy, or without the name.',
      nameOf(subject.certificate),
    );
    return reportOne(message, name.range);
  },
});
