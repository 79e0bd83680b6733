import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public server certificate with several common names. */
export const severalCommonNames = webRule({
  id: 'webpki/several-common-names',
  title: 'Public server certificate with several common names',
  force: 'SHOULD',
  section: '7.1.4.3',
  since: effective.firstVersion,
  zlint: ['w_extra_subject_common_names'],
  about: ['leaf'],
  impliedBy: ['webpki/attribute-twice'],
  check(subject, { t }) {
    const [, second] = subject.commonNames;
    if (second === undefined) return silent;
    const message = t(
      'The subject of {0} has several common names, and one at most is meant. Names belong into subjectAltName; have the certificate issued again.',
      nameOf(subject.certificate),
    );
    return reportOne(message, second.range);
  },
});
