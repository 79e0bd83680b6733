import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustBeCritical } from './criticality-rule.ts';

/** CA whose basic constraints are not marked as critical. */
export const basicConstraintsNotCritical = mustBeCritical({
  id: 'extension/basic-constraints-not-critical',
  title: 'CA whose basic constraints are not marked as critical',
  // Refused by verifiers that are told to be strict, which Python is by default.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  since: publication.rfc2459,
  zlint: ['e_basic_constraints_not_critical'],
  about: ['ca'],
  extension: extensionOids.basicConstraints,
  say: (t) =>
    t(
      'basicConstraints of this CA is not marked as critical. Python 3.13 and later refuse its chains ("Basic Constraints of CA cert not marked critical"), OpenSSL, Go and Java accept them; issue the CA again with basicConstraints=critical,CA:TRUE.',
    ),
});
