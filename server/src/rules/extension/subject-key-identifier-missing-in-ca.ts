import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** CA without a subject key identifier. */
export const subjectKeyIdentifierMissingInCa: CertificateRule = {
  id: 'extension/subject-key-identifier-missing-in-ca',
  title: 'CA without subject key identifier',
  // Refused by verifiers that are told to be strict, which Python is by default.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.2'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_ext_subject_key_identifier_missing_ca'],
  scope: 'certificate',
  about: ['ca'],
  check(subject, { t }) {
    if (subject.extension(extensionOids.subjectKeyIdentifier) !== undefined) return silent;
    const message = t(
      'This CA has no subject key identifier. Python 3.13 and later refuse its chains ("Missing Subject Key Identifier"), OpenSSL, Go and Java accept them; issue the CA again with subjectKeyIdentifier=hash.',
    );
    return [{ message, bytes: subject.extensionsField?.range ?? subject.certificate.tbs }];
  },
};
