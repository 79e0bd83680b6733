import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public server certificate with a common name. */
export const commonName = webRule({
  id: 'webpki/common-name',
  title: 'Public server certificate with a common name',
  force: 'SHOULD',
  section: '7.1.2.7.2',
  since: effective.profiles,
  zlint: ['w_subject_common_name_included'],
  about: ['leaf'],
  impliedBy: ['webpki/common-name-not-exact'],
  check(subject, { t }) {
    const found = subject.commonNames.at(-1);
    if (found === undefined || found.value === '') return silent;
    const message = t(
      'The subject of {0} has a common name, which the Baseline Requirements advise against: clients look at subjectAltName alone. Nobody refuses it; leave it out of the next one.',
      nameOf(subject.certificate),
    );
    return reportOne(message, found.range);
  },
});
