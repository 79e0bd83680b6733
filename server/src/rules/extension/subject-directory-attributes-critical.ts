import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustNotBeCritical, sayAllRefuse } from './criticality-rule.ts';

/** Subject directory attributes marked as critical. */
export const subjectDirectoryAttributesCritical = mustNotBeCritical({
  id: 'extension/subject-directory-attributes-critical',
  title: 'Subject directory attributes marked as critical',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.8'),
  since: publication.rfc2459,
  zlint: ['e_ext_subject_directory_attr_critical'],
  impliedBy: ['chain/unknown-critical-extension'],
  extension: extensionOids.subjectDirectoryAttributes,
  say: sayAllRefuse('subjectDirectoryAttributes'),
});
