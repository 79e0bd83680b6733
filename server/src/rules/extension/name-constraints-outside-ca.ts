import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Name constraints in a certificate that is no CA. */
export const nameConstraintsOutsideCa: CertificateRule = {
  id: 'extension/name-constraints-outside-ca',
  title: 'Name constraints in a certificate that is no CA',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_ext_name_constraints_not_in_ca'],
  scope: 'certificate',
  impliedBy: ['chain/not-a-ca'],
  about: ['leaf'],
  extension: extensionOids.nameConstraints,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.nameConstraints);
    if (extension === undefined) return silent;
    const message = t(
      'nameConstraints limit what a CA may issue, and this certificate is no CA. TLS stacks pass over them here: they limit nothing. Put them into the CA above it.',
    );
    return [{ message, bytes: extension.range }];
  },
};
