import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Authority key identifier that names no key. */
export const authorityKeyIdentifierWithoutKey: CertificateRule = {
  id: 'extension/authority-key-identifier-without-key',
  title: 'Authority key identifier that names no key',
  // Refused by verifiers that are told to be strict, which Python is by default.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.1'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_ext_authority_key_identifier_no_key_identifier'],
  scope: 'certificate',
  about: ['intermediate', 'leaf'],
  extension: extensionOids.authorityKeyIdentifier,
  check(subject, { t }) {
    const value = subject.value(extensionOids.authorityKeyIdentifier, 'authorityKeyIdentifier');
    const extension = subject.extension(extensionOids.authorityKeyIdentifier);
    if (value === undefined || extension === undefined || value.keyIdentifier !== undefined) return silent;
    const message = t(
      'The authority key identifier has no keyid, only the issuer\'s name and serial number or nothing. Python 3.13 and later refuse the certificate ("Missing Authority Key Identifier"), and a renewed CA no longer fits; issue it again with authorityKeyIdentifier=keyid.',
    );
    return [{ message, bytes: extension.valueRange }];
  },
};
