import { rfc5280 } from '../citations.ts';
import { isElsewhere, pathRule } from './path-rule.ts';

/** A CA above the leaf, in another file, is not valid yet: what stands in this document `validity/not-yet-valid` says itself. */
export const issuerNotYetValid = pathRule({
  id: 'chain/issuer-not-yet-valid',
  reason: 'not-yet-valid',
  title: 'Issuer in another file is not valid yet',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.1.2.5'),
  applies: isElsewhere,
  advise: (t) => t('Wait, or check the clock of the machine that made the issuer.'),
});
