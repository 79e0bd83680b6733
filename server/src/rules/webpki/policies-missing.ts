import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public server certificate without certificatePolicies. */
export const policiesMissing = extensionRule({
  id: 'webpki/policies-missing',
  title: 'Public server certificate without certificatePolicies',
  force: 'MUST',
  section: '7.1.2.7.9',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_certificate_policies_missing'],
  about: ['leaf'],
  extension: 'certificatePolicies',
  must: 'be present',
});
