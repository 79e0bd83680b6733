import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { isHttpOrLdap } from './http-or-ldap.ts';

/** Authority information access that says where the issuer's certificate is, and not by HTTP or LDAP. */
export const issuerLocationWithoutHttp: CertificateRule = {
  id: 'extension/issuer-location-without-http',
  title: "Place of the issuer's certificate that is no HTTP or LDAP URL",
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc5280('4.2.2.1'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['w_ext_aia_access_location_missing'],
  impliedBy: ['webpki/issuer-url-not-http', 'webpki/ca-access-url-not-http'],
  scope: 'certificate',
  extension: extensionOids.authorityInfoAccess,
  check(subject, { t }) {
    const value = subject.value(extensionOids.authorityInfoAccess, 'authorityInfoAccess');
    const places = value?.descriptions.filter(({ method }) => method === 'caIssuers') ?? [];
    const [first] = places;
    if (first === undefined || places.some(({ location }) => isHttpOrLdap(location))) return silent;
    const message = t(
      "authorityInfoAccess says where the issuer's certificate is, but not with an http or ldap URL. Windows, Java and browsers that complete chains cannot fetch it; name an http URL, or send the whole chain.",
    );
    return [{ message, bytes: first.range }];
  },
};
