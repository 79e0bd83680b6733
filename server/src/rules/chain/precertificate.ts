import { rfc6962 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Precertificate in place of a certificate. */
export const precertificate = pathRule({
  id: 'chain/precertificate',
  reason: 'precertificate',
  title: 'Precertificate in place of a certificate',
  severity: 'error',
  force: 'MUST',
  citation: rfc6962('3.1'),
  advise: (t) => t('Use the certificate that the CA issued after it.'),
});
