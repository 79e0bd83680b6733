import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** extendedKeyUsage of a public CA is critical. */
export const caExtendedKeyUsageCritical = extensionRule({
  id: 'webpki/ca-extended-key-usage-critical',
  title: 'extendedKeyUsage of a public CA is critical',
  force: 'SHOULD',
  section: '7.1.2.10.6',
  since: effective.v116,
  zlint: ['w_sub_ca_eku_critical'],
  about: ['intermediate'],
  extension: 'extendedKeyUsage',
  must: 'not be critical',
});
