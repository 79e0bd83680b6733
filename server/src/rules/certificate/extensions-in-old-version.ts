import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Extensions in a certificate that is not of version 3. */
export const extensionsInOldVersion: CertificateRule = {
  id: 'certificate/extensions-in-old-version',
  title: 'Extensions in a certificate that is not version 3',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.1.2.9'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_cert_extensions_version_not_3'],
  scope: 'certificate',
  impliedBy: ['chain/extensions-need-version-3', 'chain/unsupported-version', 'webpki/version'],
  check(subject, { t }) {
    const { version, extensions, tbs } = subject.certificate;
    if (version === 3 || extensions.length === 0) return silent;
    const message = t(
      'The certificate has extensions and says that it is of version {0}; only version 3 has them. Java refuses it ("Extensions not allowed in v2 certificate"), OpenSSL does in strict mode, Go accepts it; issue it again as version 3.',
      version,
    );
    return [{ message, bytes: subject.extensionsField?.range ?? tbs }];
  },
};
