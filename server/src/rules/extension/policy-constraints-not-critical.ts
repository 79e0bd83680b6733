import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustBeCritical, sayShouldBeCritical } from './criticality-rule.ts';

/** Policy constraints not marked as critical. */
export const policyConstraintsNotCritical = mustBeCritical({
  id: 'extension/policy-constraints-not-critical',
  title: 'Policy constraints not marked as critical',
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('4.2.1.11'),
  since: publication.rfc5280,
  zlint: ['e_ext_policy_constraints_not_critical'],
  extension: extensionOids.policyConstraints,
  say: sayShouldBeCritical('policyConstraints'),
});
