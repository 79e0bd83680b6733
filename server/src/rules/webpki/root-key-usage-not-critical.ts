import { publication } from '../publication.ts';
import { extensionRule } from './extension-rule.ts';

/** keyUsage of a public root is not critical. */
export const rootKeyUsageNotCritical = extensionRule({
  id: 'webpki/root-key-usage-not-critical',
  title: 'keyUsage of a public root is not critical',
  force: 'MUST',
  section: '7.1.2.1.2',
  since: publication.rfc2459,
  zlint: ['e_root_ca_key_usage_must_be_critical'],
  about: ['root'],
  impliedBy: ['webpki/ca-key-usage-not-critical'],
  extension: 'keyUsage',
  must: 'be critical',
});
