import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustNotBeCritical, sayAllRefuse } from './criticality-rule.ts';

/** Authority information access marked as critical. */
export const authorityInfoAccessCritical = mustNotBeCritical({
  id: 'extension/authority-info-access-critical',
  title: 'Authority information access marked as critical',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.2.1'),
  since: publication.rfc2459,
  zlint: ['e_ext_aia_marked_critical'],
  impliedBy: ['chain/unknown-critical-extension'],
  extension: extensionOids.authorityInfoAccess,
  say: sayAllRefuse('authorityInfoAccess'),
});
