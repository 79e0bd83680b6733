import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public CA without extendedKeyUsage. */
export const caExtendedKeyUsageMissing = extensionRule({
  id: 'webpki/ca-extended-key-usage-missing',
  title: 'Public CA without extendedKeyUsage',
  force: 'advice',
  section: '7.1.2.10.6',
  since: effective.firstVersion,
  zlint: ['n_sub_ca_eku_missing'],
  about: ['intermediate'],
  extension: 'extendedKeyUsage',
  must: 'be present',
});
