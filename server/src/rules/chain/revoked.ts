import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Certificate of the chain is revoked by a list in the workspace. */
export const revoked = pathRule({
  id: 'chain/revoked',
  reason: 'revoked',
  title: 'Certificate of the chain is revoked by a list in the workspace',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('5.3'),
  consequence: (t) => t('Peers that check revocation refuse the handshake.'),
  advise: (t) => t('Issue a new certificate with a new key, or fetch the current list if this one is wrong.'),
});
