import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Critical extension that verifiers do not know. */
export const unknownCriticalExtension = pathRule({
  id: 'chain/unknown-critical-extension',
  reason: 'unknown-critical-extension',
  title: 'Critical extension that verifiers do not know',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2'),
  advise: (t) => t('Issue the certificate again without the extension, or with the extension not critical.'),
});
