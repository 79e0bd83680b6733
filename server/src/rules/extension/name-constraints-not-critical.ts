import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustBeCritical, sayShouldBeCritical } from './criticality-rule.ts';

/** Name constraints not marked as critical. */
export const nameConstraintsNotCritical = mustBeCritical({
  id: 'extension/name-constraints-not-critical',
  title: 'Name constraints not marked as critical',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  since: publication.rfc2459,
  zlint: ['e_ext_name_constraints_not_critical'],
  extension: extensionOids.nameConstraints,
  say: sayShouldBeCritical('nameConstraints'),
});
