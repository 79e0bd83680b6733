import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustNotBeCritical, sayAllRefuse } from './criticality-rule.ts';

/** Freshest CRL marked as critical. */
export const freshestCrlCritical = mustNotBeCritical({
  id: 'extension/freshest-crl-critical',
  title: 'Freshest CRL marked as critical',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.15'),
  since: publication.rfc3280,
  zlint: ['e_ext_freshest_crl_marked_critical'],
  impliedBy: ['chain/unknown-critical-extension'],
  extension: extensionOids.freshestCrl,
  say: sayAllRefuse('freshestCRL'),
});
