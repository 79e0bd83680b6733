import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Key usage does not allow the handshakes that the certificate is for. */
export const wrongKeyUsage = pathRule({
  id: 'chain/wrong-key-usage',
  reason: 'wrong-key-usage',
  title: 'Key usage does not allow the handshakes that the certificate is for',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.2.1.3'),
  advise: (t) => t('Issue the certificate again with digitalSignature in its keyUsage.'),
});
