import { publication } from '../publication.ts';
import { extensionRule } from './extension-rule.ts';

/** Public root without keyUsage. */
export const rootKeyUsageMissing = extensionRule({
  id: 'webpki/root-key-usage-missing',
  title: 'Public root without keyUsage',
  force: 'MUST',
  section: '7.1.2.1.2',
  since: publication.rfc2459,
  zlint: ['e_root_ca_key_usage_present'],
  about: ['root'],
  impliedBy: ['webpki/ca-key-usage-missing'],
  extension: 'keyUsage',
  must: 'be present',
});
