import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { describeCommonName } from './common-names.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Older common name that is none of the names. */
export const commonNameNotInNames = webRule({
  id: 'webpki/common-name-not-in-names',
  title: 'Older common name that is none of the names',
  force: 'MUST',
  section: '7.1.4.2.2',
  since: effective.firstVersion,
  until: effective.v180,
  zlint: ['e_subject_common_name_not_from_san'],
  about: ['leaf'],
  check(subject, { t }) {
    const wrong = subject.commonNames.at(-1);
    if (wrong === undefined || wrong.value === '') return silent;
    const name = wrong.value.toLowerCase();
    const isNamed =
      subject.dnsNames.some(({ value }) => value.toLowerCase() === name) ||
      subject.ipAddresses.some(({ value }) => value === name);
    return isNamed ? silent : reportOne(describeCommonName(quote(wrong.value), t), wrong.range);
  },
});
