import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Unique identifiers in a certificate of version 1. */
export const uniqueIdentifiersNeedVersion2 = pathRule({
  id: 'chain/unique-identifiers-need-version-2',
  reason: 'unique-identifiers-need-version-2',
  title: 'Unique identifiers in a certificate of version 1',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.1.2.8'),
  advise: (t) => t('Issue the certificate again without unique identifiers.'),
});
