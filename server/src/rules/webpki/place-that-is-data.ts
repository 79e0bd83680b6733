import { silent } from '../types.ts';
import { nameOf, quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { attributeOids } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Province or locality that looks like data. */
export const placeThatIsData = webRule({
  id: 'webpki/place-that-is-data',
  title: 'Province or locality that looks like data',
  force: 'MUST',
  section: '3.2.2.1',
  since: effective.firstVersion,
  zlint: ['e_state_or_province_name_must_not_contain_control_characters'],
  check(subject, { t }) {
    const places = [...subject.subjectAttributes(attributeOids.ST), ...subject.subjectAttributes(attributeOids.L)];
    const wrong = places.find(({ value }) => /[=:{};"|\\[\]]/.test(value));
    if (wrong === undefined) return silent;
    const message = t(
      'The place {0} in the subject of {1} is no plain name: braces, colons and the like come from data that got there by mistake. A public CA has to revoke the certificate; have it issued again.',
      quote(wrong.value),
      nameOf(subject.certificate),
    );
    return reportOne(message, wrong.range);
  },
});
