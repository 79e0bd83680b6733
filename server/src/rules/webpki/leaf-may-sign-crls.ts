import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { describeAuthorityUsage } from './authority-usage.ts';
import { effective } from './effective-dates.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Public server certificate whose keyUsage has cRLSign. */
export const leafMaySignCrls = webRule({
  id: 'webpki/leaf-may-sign-crls',
  title: 'Public server certificate whose keyUsage has cRLSign',
  force: 'MUST',
  section: '7.1.2.7.11',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_key_usage_crl_sign_bit_set'],
  about: ['leaf'],
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    if (subject.keyUsages?.includes('cRLSign') !== true) return silent;
    const message = describeAuthorityUsage(nameOf(subject.certificate), 'cRLSign', t);
    return reportOne(message, placeOf(subject, extensionOids.keyUsage));
  },
});
