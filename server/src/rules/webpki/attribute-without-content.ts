import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { listAttributes } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Attribute that says nothing. */
export const attributeWithoutContent = webRule({
  id: 'webpki/attribute-without-content',
  title: 'Attribute that says nothing',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.firstVersion,
  zlint: ['e_subject_contains_noninformational_value'],
  check(subject, { t }) {
    const wrong = listAttributes(subject).find(
      ({ value, encoding }) => encoding !== 'other' && !/[a-z0-9]|[^\0-\x7f]/i.test(value),
    );
    if (wrong === undefined) return silent;
    const message = t(
      '{0} in the subject of {1} says nothing: an attribute that does not apply is left out, not filled with a dash or a blank. A public CA has to revoke the certificate; have it issued again without it.',
      wrong.type,
      nameOf(subject.certificate),
    );
    return reportOne(message, wrong.range);
  },
});
