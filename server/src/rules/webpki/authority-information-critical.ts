import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** authorityInfoAccess of a public server certificate is critical. */
export const authorityInformationCritical = extensionRule({
  id: 'webpki/authority-information-critical',
  title: 'authorityInfoAccess of a public server certificate is critical',
  force: 'MUST',
  section: '7.1.2.7.6',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_aia_marked_critical'],
  about: ['leaf'],
  impliedBy: ['extension/authority-info-access-critical'],
  extension: 'authorityInfoAccess',
  must: 'not be critical',
});
