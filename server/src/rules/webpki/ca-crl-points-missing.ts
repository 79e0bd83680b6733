import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public CA without crlDistributionPoints. */
export const caCrlPointsMissing = extensionRule({
  id: 'webpki/ca-crl-points-missing',
  title: 'Public CA without crlDistributionPoints',
  force: 'MUST',
  section: '7.1.2.11.2',
  since: effective.firstVersion,
  zlint: ['e_sub_ca_crl_distribution_points_missing'],
  about: ['intermediate'],
  extension: 'crlDistributionPoints',
  must: 'be present',
});
