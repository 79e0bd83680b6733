import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Name constraints that neither permit nor exclude anything. */
export const nameConstraintsEmpty: CertificateRule = {
  id: 'extension/name-constraints-empty',
  title: 'Name constraints without a constraint',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_name_constraint_empty'],
  scope: 'certificate',
  extension: extensionOids.nameConstraints,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.nameConstraints);
    const value = subject.value(extensionOids.nameConstraints, 'nameConstraints');
    if (extension === undefined || value === undefined) return silent;
    if (value.permitted.length > 0 || value.excluded.length > 0) return silent;
    const message = t(
      'nameConstraints hold no constraint. Go refuses the certificate ("x509: empty name constraints extension"), OpenSSL and Java let every name pass; issue the CA again with constraints or without the extension.',
    );
    return [{ message, bytes: extension.valueRange }];
  },
};
