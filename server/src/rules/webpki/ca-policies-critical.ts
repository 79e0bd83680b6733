import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** certificatePolicies of a public CA is critical. */
export const caPoliciesCritical = extensionRule({
  id: 'webpki/ca-policies-critical',
  title: 'certificatePolicies of a public CA is critical',
  force: 'SHOULD',
  section: '7.1.2.10.5',
  since: effective.firstVersion,
  zlint: ['w_sub_ca_certificate_policies_marked_critical'],
  about: ['intermediate'],
  extension: 'certificatePolicies',
  must: 'not be critical',
});
