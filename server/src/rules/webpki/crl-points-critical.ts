import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** crlDistributionPoints of a public server certificate is critical. */
export const crlPointsCritical = extensionRule({
  id: 'webpki/crl-points-critical',
  title: 'crlDistributionPoints of a public server certificate is critical',
  force: 'MUST',
  section: '7.1.2.11.2',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_crl_distribution_points_marked_critical'],
  about: ['leaf'],
  extension: 'crlDistributionPoints',
  must: 'not be critical',
});
