import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public root with certificatePolicies. */
export const rootPolicies = extensionRule({
  id: 'webpki/root-policies',
  title: 'Public root with certificatePolicies',
  force: 'SHOULD',
  section: '7.1.2.1.2',
  since: effective.firstVersion,
  zlint: ['w_root_ca_contains_cert_policy'],
  about: ['root'],
  extension: 'certificatePolicies',
  must: 'be absent',
});
