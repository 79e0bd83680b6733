import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Certificate that another CA issued, without an authority key identifier. */
export const authorityKeyIdentifierMissing: CertificateRule = {
  id: 'extension/authority-key-identifier-missing',
  title: 'Certificate without authority key identifier',
  // Refused by verifiers that are told to be strict, which Python is by default.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.1'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_ext_authority_key_identifier_missing', 'e_ext_authority_key_identifier_no_key_identifier'],
  scope: 'certificate',
  about: ['intermediate', 'subscriber'],
  check(subject, { t }) {
    // Before version 3 there is no place for it.
    if (subject.certificate.version !== 3 || subject.extension(extensionOids.authorityKeyIdentifier) !== undefined)
      return silent;
    const message = t(
      'The certificate does not say which key of its issuer signed it. Python 3.13 and later refuse it ("Missing Authority Key Identifier"), OpenSSL, Go and Java find the issuer by its name; issue it again with authorityKeyIdentifier=keyid.',
    );
    return [{ message, bytes: subject.extensionsField?.range ?? subject.certificate.tbs }];
  },
};
