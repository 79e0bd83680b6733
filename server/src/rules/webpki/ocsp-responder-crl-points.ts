import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** OCSP responder with crlDistributionPoints. */
export const ocspResponderCrlPoints = extensionRule({
  id: 'webpki/ocsp-responder-crl-points',
  title: 'OCSP responder with crlDistributionPoints',
  force: 'MUST',
  section: '7.1.2.8.2',
  since: effective.profiles,
  zlint: ['e_ocsp_cert_cdp_forbidden'],
  about: ['leaf'],
  forAnyPurpose: true,
  extension: 'crlDistributionPoints',
  purpose: 'OCSPSigning',
  must: 'be absent',
});
