import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Extension that cannot be read. */
export const malformedExtension = pathRule({
  id: 'chain/malformed-extension',
  reason: 'malformed-extension',
  title: 'Extension that cannot be read',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.2'),
  advise: (t) => t('Issue the certificate again with this extension encoded correctly.'),
});
