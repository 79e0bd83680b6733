import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustBeCritical, sayShouldBeCritical } from './criticality-rule.ts';

/** Inhibit anyPolicy not marked as critical. */
export const inhibitAnyPolicyNotCritical = mustBeCritical({
  id: 'extension/inhibit-any-policy-not-critical',
  title: 'Inhibit anyPolicy not marked as critical',
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('4.2.1.14'),
  since: publication.rfc3280,
  zlint: ['e_inhibit_any_policy_not_critical'],
  extension: extensionOids.inhibitAnyPolicy,
  say: sayShouldBeCritical('inhibitAnyPolicy'),
});
