import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public CA without certificatePolicies. */
export const caPoliciesMissing = extensionRule({
  id: 'webpki/ca-policies-missing',
  title: 'Public CA without certificatePolicies',
  force: 'MUST',
  section: '7.1.2.10.5',
  since: effective.firstVersion,
  zlint: ['e_sub_ca_certificate_policies_missing'],
  about: ['intermediate'],
  impliedBy: ['webpki/ca-policies'],
  extension: 'certificatePolicies',
  must: 'be present',
});
