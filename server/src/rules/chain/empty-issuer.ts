import { getExtension } from '../../x509/identity.ts';
import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Certificate that does not name its issuer. */
export const emptyIssuer = pathRule({
  id: 'chain/empty-issuer',
  reason: 'empty-issuer',
  title: 'Certificate that does not name its issuer',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.1.2.4'),
  // A CA that has no name either is told by `name/no-ca-subject`.
  applies: ({ certificate }) =>
    getExtension(certificate, 'basicConstraints')?.ca !== true || certificate.subject.rdns.length > 0,
  advise: (t) => t('Issue the certificate again under a CA that has a name.'),
});
