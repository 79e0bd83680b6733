import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustNotBeCritical, sayAllRefuse } from './criticality-rule.ts';

/** Authority key identifier marked as critical. */
export const authorityKeyIdentifierCritical = mustNotBeCritical({
  id: 'extension/authority-key-identifier-critical',
  title: 'Authority key identifier marked as critical',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.1'),
  since: publication.rfc2459,
  zlint: ['e_ext_authority_key_identifier_critical'],
  impliedBy: ['chain/extension-must-not-be-critical'],
  extension: extensionOids.authorityKeyIdentifier,
  say: sayAllRefuse('authorityKeyIdentifier'),
});
