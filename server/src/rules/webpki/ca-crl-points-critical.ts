import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** crlDistributionPoints of a public CA is critical. */
export const caCrlPointsCritical = extensionRule({
  id: 'webpki/ca-crl-points-critical',
  title: 'crlDistributionPoints of a public CA is critical',
  force: 'MUST',
  section: '7.1.2.11.2',
  since: effective.firstVersion,
  zlint: ['e_sub_ca_crl_distribution_points_marked_critical'],
  about: ['intermediate'],
  extension: 'crlDistributionPoints',
  must: 'not be critical',
});
