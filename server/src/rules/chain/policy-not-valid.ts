import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Demanded certificate policy does not hold for the whole path. */
export const policyNotValid = pathRule({
  id: 'chain/policy-not-valid',
  reason: 'policy-not-valid',
  title: 'Demanded certificate policy does not hold for the whole path',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('6.1.5'),
  advise: (t) => t('Issue the certificate with the policy that the CA above demands.'),
});
