import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** keyUsage of a public CA is not critical. */
export const caKeyUsageNotCritical = extensionRule({
  id: 'webpki/ca-key-usage-not-critical',
  title: 'keyUsage of a public CA is not critical',
  force: 'MUST',
  section: '7.1.2.10.7',
  since: effective.firstVersion,
  zlint: ['e_ca_key_usage_not_critical'],
  about: ['ca'],
  extension: 'keyUsage',
  must: 'be critical',
});
