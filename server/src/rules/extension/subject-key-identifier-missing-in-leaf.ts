import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Leaf without a subject key identifier. */
export const subjectKeyIdentifierMissingInLeaf: CertificateRule = {
  id: 'extension/subject-key-identifier-missing-in-leaf',
  title: 'Leaf without subject key identifier',
  // Go's CreateCertificate, and so cert-manager and Istio, leave it out of leaves, and nobody misses it.
  severity: 'off',
  force: 'SHOULD',
  citation: rfc5280('4.2.1.2'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['w_ext_subject_key_identifier_missing_sub_cert'],
  scope: 'certificate',
  about: ['leaf'],
  check(subject, { t }) {
    if (subject.extension(extensionOids.subjectKeyIdentifier) !== undefined) return silent;
    const message = t(
      'The certificate has no subject key identifier, which RFC 5280 recommends for finding certificates of the same key. No TLS stack asks for it.',
    );
    return [{ message, bytes: subject.extensionsField?.range ?? subject.certificate.tbs }];
  },
};
