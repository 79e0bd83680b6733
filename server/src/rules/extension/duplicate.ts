import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Extension that is there more than once. */
export const duplicate: CertificateRule = {
  id: 'extension/duplicate',
  title: 'Same extension more than once',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_ext_duplicate_extension'],
  scope: 'certificate',
  impliedBy: ['chain/duplicate-extension'],
  check(subject, { t }) {
    const { extensions } = subject.certificate;
    for (const extension of extensions) {
      if (subject.extension(extension.oid) === extension) continue;
      const message = t(
        'The extension {0} stands here more than once. Go ("x509: certificate contains duplicate extension") and Java refuse the certificate, OpenSSL does for extensions that it acts on; issue it again with the extension once.',
        extension.name,
      );
      return [{ message, bytes: extension.range }];
    }
    return silent;
  },
};
