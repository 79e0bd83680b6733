import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Extension marked as critical that must not be. */
export const extensionMustNotBeCritical = pathRule({
  id: 'chain/extension-must-not-be-critical',
  reason: 'extension-must-not-be-critical',
  title: 'Extension marked as critical that must not be',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1'),
  advise: (t) => t('Issue the certificate again with this extension not critical.'),
});
