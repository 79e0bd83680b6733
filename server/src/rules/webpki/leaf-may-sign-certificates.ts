import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { describeAuthorityUsage } from './authority-usage.ts';
import { effective } from './effective-dates.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Public server certificate whose keyUsage has keyCertSign. */
export const leafMaySignCertificates = webRule({
  id: 'webpki/leaf-may-sign-certificates',
  title: 'Public server certificate whose keyUsage has keyCertSign',
  force: 'MUST',
  section: '7.1.2.7.11',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_key_usage_cert_sign_bit_set'],
  about: ['leaf'],
  extension: extensionOids.keyUsage,
  aboutWhole: true,
  check(subject, { t }) {
    if (subject.keyUsages?.includes('keyCertSign') !== true) return silent;
    const message = describeAuthorityUsage(nameOf(subject.certificate), 'keyCertSign', t);
    return reportOne(message, placeOf(subject, extensionOids.keyUsage));
  },
});
