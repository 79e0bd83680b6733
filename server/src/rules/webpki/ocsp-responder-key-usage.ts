import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** OCSP responder whose key may do more than sign. */
export const ocspResponderKeyUsage = webRule({
  id: 'webpki/ocsp-responder-key-usage',
  title: 'OCSP responder whose key may do more than sign',
  force: 'MUST',
  section: '7.1.2.8.7',
  since: effective.profiles,
  zlint: ['e_ocsp_cert_invalid_ku'],
  about: ['leaf'],
  forAnyPurpose: true,
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    if (!subject.names('OCSPSigning')) return silent;
    const others = subject.keyUsages?.filter((usage) => usage !== 'digitalSignature') ?? [];
    if (others.length === 0) return silent;
    const message = t(
      'The key usage of OCSP responder {0} lists {1}, and digitalSignature alone is allowed there. A public CA has to revoke it; have it issued again.',
      nameOf(subject.certificate),
      others.join(', '),
    );
    return reportOne(message, placeOf(subject, extensionOids.keyUsage));
  },
});
