import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public root with an extended key usage. */
export const rootExtendedKeyUsage = extensionRule({
  id: 'webpki/root-extended-key-usage',
  title: 'Public root with an extended key usage',
  force: 'MUST',
  section: '7.1.2.1.2',
  since: effective.firstVersion,
  zlint: ['e_root_ca_extended_key_usage_present'],
  about: ['root'],
  extension: 'extendedKeyUsage',
  must: 'be absent',
});
