import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustNotBeCritical, sayAllRefuse } from './criticality-rule.ts';

/** Subject information access marked as critical. */
export const subjectInfoAccessCritical = mustNotBeCritical({
  id: 'extension/subject-info-access-critical',
  title: 'Subject information access marked as critical',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.2.2'),
  since: publication.rfc3280,
  zlint: ['e_subject_info_access_marked_critical'],
  impliedBy: ['chain/unknown-critical-extension'],
  extension: extensionOids.subjectInfoAccess,
  say: sayAllRefuse('subjectInfoAccess'),
});
