import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Same extension twice in one certificate. */
export const duplicateExtension = pathRule({
  id: 'chain/duplicate-extension',
  reason: 'duplicate-extension',
  title: 'Same extension twice in one certificate',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2'),
  advise: (t) => t('Issue the certificate again with this extension once.'),
});
