import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { describeCommonName } from './common-names.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Common name that is none of the names, character for character. */
export const commonNameNotExact = webRule({
  id: 'webpki/common-name-not-exact',
  title: 'Common name that is none of the names, character for character',
  force: 'MUST',
  section: '7.1.4.3',
  since: effective.v180,
  zlint: ['e_subject_common_name_not_exactly_from_san'],
  about: ['leaf'],
  impliedBy: ['webpki/internal-name'],
  check(subject, { t }) {
    const wrong = subject.commonNames.find(
      ({ value }) =>
        !subject.dnsNames.some((name) => name.value === value) &&
        !subject.ipAddresses.some((name) => name.value === value),
    );
    return wrong === undefined ? silent : reportOne(describeCommonName(quote(wrong.value), t), wrong.range);
  },
});
