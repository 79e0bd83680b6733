import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public CA of the years before 2020 without authorityInfoAccess. */
export const caAuthorityInformationMissing = extensionRule({
  id: 'webpki/ca-authority-information-missing',
  title: 'Public CA of the years before 2020 without authorityInfoAccess',
  force: 'MUST',
  section: '7.1.2.2',
  since: effective.firstVersion,
  until: effective.v171,
  zlint: ['e_sub_ca_aia_missing'],
  about: ['intermediate'],
  extension: 'authorityInfoAccess',
  must: 'be present',
});
