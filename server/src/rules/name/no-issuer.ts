import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { isEmptyName, isMissing } from './empty-name.ts';

/** Issuer that is an empty name. */
export const noIssuer: CertificateRule = {
  id: 'name/no-issuer',
  title: 'Issuer is an empty name',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.1.2.4'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_issuer_field_empty'],
  scope: 'certificate',
  impliedBy: ['name/no-ca-subject', 'chain/empty-issuer', 'chain/malformed'],
  check({ certificate: { issuer } }, { t }) {
    if (!isEmptyName(issuer) || isMissing(issuer)) return silent;
    const message = t(
      'The certificate does not name its issuer. Java refuses it, and OpenSSL and Go cannot find the certificate of the CA; issue it again under a CA that has a name.',
    );
    return [{ message, bytes: issuer.range }];
  },
};
