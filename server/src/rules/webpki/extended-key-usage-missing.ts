import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public server certificate without extendedKeyUsage. */
export const extendedKeyUsageMissing = extensionRule({
  id: 'webpki/extended-key-usage-missing',
  title: 'Public server certificate without extendedKeyUsage',
  force: 'MUST',
  section: '7.1.2.7.10',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_eku_missing'],
  about: ['leaf'],
  extension: 'extendedKeyUsage',
  must: 'be present',
});
