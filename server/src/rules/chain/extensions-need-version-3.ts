import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Extensions in a certificate of version 1 or 2. */
export const extensionsNeedVersion3 = pathRule({
  id: 'chain/extensions-need-version-3',
  reason: 'extensions-need-version-3',
  title: 'Extensions in a certificate of version 1 or 2',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.1.2.9'),
  advise: (t) => t('Issue the certificate again as version 3.'),
});
