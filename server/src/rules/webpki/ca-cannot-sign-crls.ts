import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Public CA whose keyUsage lacks cRLSign. */
export const caCannotSignCrls = webRule({
  id: 'webpki/ca-cannot-sign-crls',
  title: 'Public CA whose keyUsage lacks cRLSign',
  force: 'MUST',
  section: '7.1.2.10.7',
  since: effective.firstVersion,
  zlint: ['e_ca_crl_sign_not_set'],
  about: ['ca'],
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    const usages = subject.keyUsages;
    if (usages === undefined || usages.includes('cRLSign')) return silent;
    const message = t(
      'The key usage of CA {0} lacks cRLSign, so peers that check revocation refuse the lists it signs. Issue the CA certificate again with keyCertSign and cRLSign.',
      nameOf(subject.certificate),
    );
    return reportOne(message, placeOf(subject, extensionOids.keyUsage));
  },
});
