import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** authorityInfoAccess of a public CA is critical. */
export const caAuthorityInformationCritical = extensionRule({
  id: 'webpki/ca-authority-information-critical',
  title: 'authorityInfoAccess of a public CA is critical',
  force: 'MUST',
  section: '7.1.2.10.3',
  since: effective.firstVersion,
  zlint: ['e_sub_ca_aia_marked_critical'],
  about: ['intermediate'],
  impliedBy: ['extension/authority-info-access-critical'],
  extension: 'authorityInfoAccess',
  must: 'not be critical',
});
