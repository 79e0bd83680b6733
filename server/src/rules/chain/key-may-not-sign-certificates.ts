import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** CA whose key usage does not allow it to sign certificates. */
export const keyMayNotSignCertificates = pathRule({
  id: 'chain/key-may-not-sign-certificates',
  reason: 'key-may-not-sign-certificates',
  title: 'CA whose key usage does not allow it to sign certificates',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.3'),
  // What is no CA at all has no reason to say so in its key usage too.
  applies: ({ certificate }, { reasons }) =>
    !reasons.some((other) => other.code === 'not-a-ca' && other.certificate === certificate),
  advise: (t) => t('Issue the CA again with keyCertSign in its keyUsage.'),
});
