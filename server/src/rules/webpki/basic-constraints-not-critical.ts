import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** basicConstraints of a public server certificate is not critical. */
export const basicConstraintsNotCritical = extensionRule({
  id: 'webpki/basic-constraints-not-critical',
  title: 'basicConstraints of a public server certificate is not critical',
  force: 'MUST',
  section: '7.1.2.7.8',
  since: effective.profiles,
  zlint: ['e_sub_cert_basic_constraints_not_critical'],
  about: ['leaf'],
  extension: 'basicConstraints',
  must: 'be critical',
});
