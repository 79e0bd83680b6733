import { getExtension } from './identity.ts';
import type { Certificate } from './types.ts';

/** Where a certificate says that its issuer can be had (RFC 5280 §4.2.2.1). Untrusted. */
export interface IssuerUrls {
  /** Of http and https, each once, in the order of the certificate. */
  readonly askable: readonly string[];
  /** ldap, ftp and what is no URL: never asked. */
  readonly others: readonly string[];
}

/** A certificate has one or two; a list of twenty is somebody else's idea. */
const MAX_URLS = 3;

/** No credentials, and nothing that a URL cannot hold or a reader could not see (RFC 3986 §2): brackets stand around IPv6 addresses alone. */
const askable = /^https?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?#][^[\]"<>\\^`{|}]*)?$/i;
const MAX_LENGTH = 2048;

/** The `caIssuers` locations of authorityInfoAccess. */
export function issuerUrls(certificate: Certificate): IssuerUrls {
  const access = getExtension(certificate, 'authorityInfoAccess')?.descriptions ?? [];
  const locations = access
    .filter(({ method, location }) => method === 'caIssuers' && location.kind === 'URI')
    .map(({ location }) => location.value);
  const distinct = [...new Set(locations)];
  const isAskable = (url: string): boolean =>
    url.length <= MAX_LENGTH && /^[\x21-\x7e]+$/.test(url) && askable.test(url);
  return {
    askable: distinct.filter(isAskable).slice(0, MAX_URLS),
    others: distinct.filter((url) => !isAskable(url)).slice(0, MAX_URLS),
  };
}
