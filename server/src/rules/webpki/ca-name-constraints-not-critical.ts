import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** nameConstraints of a public CA is not critical. */
export const caNameConstraintsNotCritical = extensionRule({
  id: 'webpki/ca-name-constraints-not-critical',
  title: 'nameConstraints of a public CA is not critical',
  force: 'SHOULD',
  section: '7.1.2.10.8',
  since: effective.v102,
  zlint: ['w_sub_ca_name_constraints_not_critical'],
  about: ['intermediate'],
  impliedBy: ['extension/name-constraints-not-critical'],
  extension: 'nameConstraints',
  must: 'be critical',
});
