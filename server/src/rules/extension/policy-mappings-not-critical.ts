import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustBeCritical, sayShouldBeCritical } from './criticality-rule.ts';

/** Policy mappings not marked as critical. */
export const policyMappingsNotCritical = mustBeCritical({
  id: 'extension/policy-mappings-not-critical',
  title: 'Policy mappings not marked as critical',
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc5280('4.2.1.5'),
  since: publication.rfc5280,
  zlint: ['w_ext_policy_map_not_critical'],
  extension: extensionOids.policyMappings,
  say: sayShouldBeCritical('policyMappings'),
});
