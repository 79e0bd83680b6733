import { accessLocationTwice } from '../../../server/src/rules/webpki/access-location-twice.ts';
import { accessMethod } from '../../../server/src/rules/webpki/access-method.ts';
import { caAccessUrlNotHttp } from '../../../server/src/rules/webpki/ca-access-url-not-http.ts';
import { caCrlUrlMissing } from '../../../server/src/rules/webpki/ca-crl-url-missing.ts';
import { caIssuerUrlMissing } from '../../../server/src/rules/webpki/ca-issuer-url-missing.ts';
import { caOcspUrlMissing } from '../../../server/src/rules/webpki/ca-ocsp-url-missing.ts';
import { crlIssuer } from '../../../server/src/rules/webpki/crl-issuer.ts';
import { crlUrlMissing } from '../../../server/src/rules/webpki/crl-url-missing.ts';
import { crlUrlNotHttp } from '../../../server/src/rules/webpki/crl-url-not-http.ts';
import { internalAccessLocation } from '../../../server/src/rules/webpki/internal-access-location.ts';
import { issuerUrlMissing } from '../../../server/src/rules/webpki/issuer-url-missing.ts';
import { issuerUrlNotHttp } from '../../../server/src/rules/webpki/issuer-url-not-http.ts';
import { ocspUrlMissing } from '../../../server/src/rules/webpki/ocsp-url-missing.ts';
import { ocspUrlNotHttp } from '../../../server/src/rules/webpki/ocsp-url-not-http.ts';
import { revocationSourceMissing } from '../../../server/src/rules/webpki/revocation-source-missing.ts';
import { der, type ExtensionSpec, name } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import {
  AIA,
  access,
  aia,
  CDP,
  cdp,
  ext,
  field,
  OLD,
  publicIntermediate,
  publicLeaf,
  toFixture,
  whole,
} from './public-certificates.ts';

/** A distribution point whose list somebody else signs. */
const foreign = der.sequence(
  der.context(0, der.context(0, der.contextPrimitive(6, der.fromText('http://pki.example.com/all.crl')))),
  der.context(2, der.context(4, name('CN=Other CA'))),
);
const once = access('caIssuers', 'http://pki.example.com/issuing.crt');
const twice: ExtensionSpec = { oid: AIA, value: der.sequence(once, once) };

/** Where issuers, responders and revocation lists are to be found. */
export const accessFixtures: readonly FieldFixture[] = [
  toFixture(issuerUrlNotHttp, () =>
    field(
      publicLeaf({ extensions: [aia('caIssuers', 'ldap://pki.example.com/cn=ca')] }),
      der.contextPrimitive(6, der.fromText('ldap://pki.example.com/cn=ca')),
    ),
  ),
  toFixture(ocspUrlNotHttp, () =>
    field(
      publicLeaf({ extensions: [aia('OCSP', 'ldap://pki.example.com/cn=ca')] }),
      der.contextPrimitive(6, der.fromText('ldap://pki.example.com/cn=ca')),
    ),
  ),
  toFixture(caAccessUrlNotHttp, () =>
    field(
      publicIntermediate({ extensions: [aia('caIssuers', 'https://pki.example.com/root.crt')] }),
      der.contextPrimitive(6, der.fromText('https://pki.example.com/root.crt')),
    ),
  ),
  toFixture(accessMethod, () =>
    field(
      publicLeaf({ extensions: [aia('1.3.6.1.5.5.7.48.3', 'http://pki.example.com/')] }),
      access('1.3.6.1.5.5.7.48.3', 'http://pki.example.com/'),
    ),
  ),
  toFixture(accessLocationTwice, () =>
    field(publicLeaf({ extensions: [twice] }), access('caIssuers', 'http://pki.example.com/issuing.crt')),
  ),
  toFixture(ocspUrlMissing, () =>
    ext((spec) => publicLeaf({ ...spec, now: OLD }), aia('caIssuers', 'http://pki.example.com/issuing.crt')),
  ),
  toFixture(caOcspUrlMissing, () =>
    ext((spec) => publicIntermediate({ ...spec, now: OLD }), aia('caIssuers', 'http://pki.example.com/root.crt')),
  ),
  toFixture(issuerUrlMissing, () => ext(publicLeaf, aia('OCSP', 'http://ocsp.example.com/'))),
  toFixture(caIssuerUrlMissing, () =>
    ext((spec) => publicIntermediate({ ...spec, now: OLD }), aia('OCSP', 'http://ocsp.example.com/')),
  ),
  toFixture(crlUrlNotHttp, () =>
    field(
      publicLeaf({ extensions: [cdp('ldap://pki.example.com/cn=ca')] }),
      der.contextPrimitive(6, der.fromText('ldap://pki.example.com/cn=ca')),
    ),
  ),
  toFixture(crlUrlMissing, () => ext(publicLeaf, cdp('ldap://pki.example.com/cn=ca'))),
  toFixture(caCrlUrlMissing, () => ext(publicIntermediate, cdp('ldap://pki.example.com/cn=ca'))),
  toFixture(revocationSourceMissing, () => whole(publicLeaf({ without: [CDP, AIA] }))),
  toFixture(crlIssuer, () => field(publicLeaf({ extensions: [{ oid: CDP, value: der.sequence(foreign) }] }), foreign)),
  toFixture(internalAccessLocation, () =>
    field(
      publicLeaf({ extensions: [aia('caIssuers', 'http://pki.corp/ca.crt')] }),
      der.contextPrimitive(6, der.fromText('http://pki.corp/ca.crt')),
    ),
  ),
];
