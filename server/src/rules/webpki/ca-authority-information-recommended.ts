import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public CA without authorityInfoAccess. */
export const caAuthorityInformationRecommended = extensionRule({
  id: 'webpki/ca-authority-information-recommended',
  title: 'Public CA without authorityInfoAccess',
  force: 'SHOULD',
  section: '7.1.2.10.3',
  since: effective.v171,
  zlint: ['w_sub_ca_aia_missing'],
  about: ['intermediate'],
  extension: 'authorityInfoAccess',
  must: 'be present',
});
