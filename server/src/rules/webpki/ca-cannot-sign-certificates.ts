import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Public CA whose keyUsage lacks keyCertSign. */
export const caCannotSignCertificates = webRule({
  id: 'webpki/ca-cannot-sign-certificates',
  title: 'Public CA whose keyUsage lacks keyCertSign',
  force: 'MUST',
  section: '7.1.2.10.7',
  since: effective.firstVersion,
  zlint: ['e_ca_key_cert_sign_not_set'],
  about: ['ca'],
  impliedBy: ['chain/key-may-not-sign-certificates'],
  extension: extensionOids.keyUsage,
  aboutWhole: true,
  check(subject, { t }) {
    const usages = subject.keyUsages;
    if (usages === undefined || usages.includes('keyCertSign')) return silent;
    const message = t(
      'The key usage of CA {0} lacks keyCertSign, so every peer refuses what it issued ("path validation failed", "invalid CA certificate"). Issue the CA certificate again with keyCertSign and cRLSign.',
      nameOf(subject.certificate),
    );
    return reportOne(message, placeOf(subject, extensionOids.keyUsage));
  },
});
