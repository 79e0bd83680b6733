import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public certificate of an old version. */
export const version = webRule({
  id: 'webpki/version',
  title: 'Public certificate of an old version',
  force: 'MUST',
  section: '7.1.1',
  since: effective.v130,
  zlint: ['e_invalid_certificate_version'],
  impliedBy: ['chain/unsupported-version'],
  aboutWhole: true,
  check(subject, { t }) {
    const { version } = subject.certificate;
    if (version === 3) return silent;
    const message = t(
      '{0} is of version {1}, and public certificates are of version 3: older ones cannot say what they are for. Have it issued again.',
      nameOf(subject.certificate),
      version,
    );
    return reportOne(message, subject.tbsFields[0]?.range ?? subject.certificate.subject.range);
  },
});
