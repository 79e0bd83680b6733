import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public CA without keyUsage. */
export const caKeyUsageMissing = extensionRule({
  id: 'webpki/ca-key-usage-missing',
  title: 'Public CA without keyUsage',
  force: 'MUST',
  section: '7.1.2.10.7',
  since: effective.firstVersion,
  zlint: ['e_ca_key_usage_missing'],
  about: ['ca'],
  aboutWhole: true,
  extension: 'keyUsage',
  must: 'be present',
});
