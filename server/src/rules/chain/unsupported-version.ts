import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Certificate version that does not exist. */
export const unsupportedVersion = pathRule({
  id: 'chain/unsupported-version',
  reason: 'unsupported-version',
  title: 'Certificate version that does not exist',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.1.2.1'),
  advise: (t) => t('Issue the certificate again as version 3.'),
});
