import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public server certificate without authorityInfoAccess. */
export const authorityInformationMissing = extensionRule({
  id: 'webpki/authority-information-missing',
  title: 'Public server certificate without authorityInfoAccess',
  force: 'MUST',
  section: '7.1.2.7.7',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_aia_missing'],
  about: ['leaf'],
  extension: 'authorityInfoAccess',
  must: 'be present',
});
