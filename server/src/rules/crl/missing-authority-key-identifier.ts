import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CrlRule, silent } from '../types.ts';

/** Revocation list without an authority key identifier. */
export const missingAuthorityKeyIdentifier: CrlRule = {
  id: 'crl/missing-authority-key-identifier',
  title: 'Revocation list without authority key identifier',
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('5.2.1'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_crl_has_authority_key_identifier'],
  scope: 'crl',
  check(subject, { t }) {
    if (subject.extension(extensionOids.authorityKeyIdentifier) !== undefined) return silent;
    const message = t(
      'The list does not say which key of its issuer signed it. OpenSSL, Go and Java accept it; after a renewal of the CA with a new key they may try the wrong one. Add authorityKeyIdentifier=keyid:always to crl_extensions.',
    );
    return [{ message, bytes: subject.list.issuer.range }];
  },
};
