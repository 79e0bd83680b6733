import { rfc5280 } from '../citations.ts';
import { isElsewhere, pathRule } from './path-rule.ts';

/** A CA above the leaf, in another file, has expired: what stands in this document `validity/expired` says itself. */
export const issuerExpired = pathRule({
  id: 'chain/issuer-expired',
  reason: 'expired',
  title: 'Issuer in another file has expired',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.1.2.5'),
  applies: isElsewhere,
  advise: (t) =>
    t('Replace the issuer by its successor, and issue this certificate again if the successor has another key.'),
});
