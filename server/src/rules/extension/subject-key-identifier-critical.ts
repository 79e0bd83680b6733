import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustNotBeCritical, sayAllRefuse } from './criticality-rule.ts';

/** Subject key identifier marked as critical. */
export const subjectKeyIdentifierCritical = mustNotBeCritical({
  id: 'extension/subject-key-identifier-critical',
  title: 'Subject key identifier marked as critical',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.2'),
  since: publication.rfc2459,
  zlint: ['e_ext_subject_key_identifier_critical'],
  impliedBy: ['chain/extension-must-not-be-critical'],
  extension: extensionOids.subjectKeyIdentifier,
  say: sayAllRefuse('subjectKeyIdentifier'),
});
