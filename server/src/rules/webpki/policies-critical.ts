import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** certificatePolicies of a public server certificate is critical. */
export const policiesCritical = extensionRule({
  id: 'webpki/policies-critical',
  title: 'certificatePolicies of a public server certificate is critical',
  force: 'SHOULD',
  section: '7.1.2.7.9',
  since: effective.firstVersion,
  zlint: ['w_sub_cert_certificate_policies_marked_critical'],
  about: ['leaf'],
  extension: 'certificatePolicies',
  must: 'not be critical',
});
