import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** OCSP responder with certificatePolicies. */
export const ocspResponderPolicies = extensionRule({
  id: 'webpki/ocsp-responder-policies',
  title: 'OCSP responder with certificatePolicies',
  force: 'MUST',
  section: '7.1.2.8.2',
  since: effective.profiles,
  zlint: ['e_ocsp_cert_cp_forbidden'],
  about: ['leaf'],
  forAnyPurpose: true,
  extension: 'certificatePolicies',
  purpose: 'OCSPSigning',
  must: 'be absent',
});
