import { isHostName } from '../../path/validation/names/dns-name.ts';
import { parseIpAddress } from '../../path/validation/names/ip-address.ts';

/** The scheme of a URI (RFC 3986 §3.1); undefined for a relative reference. */
export function schemeOf(uri: string): string | undefined {
  return /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(uri)?.[1];
}

/**
 * The host of a URI's authority (RFC 3986 §3.2.2), with its brackets where it is an IPv6 address; undefined where the URI has no
 * authority. So it is for SPIFFE IDs: a trust domain stands in their authority, and need not be a domain name.
 */
export function hostOf(uri: string): string | undefined {
  const scheme = schemeOf(uri);
  if (scheme === undefined || scheme.toLowerCase() === 'spiffe') return undefined;
  const authority = /^\/\/([^/?#]*)/.exec(uri.slice(scheme.length + 1))?.[1];
  if (authority === undefined) return undefined;
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
}

/** True for an IP address and for a domain name of two labels or more, which may begin with a wildcard and end with a dot. */
export function isQualifiedHost(host: string): boolean {
  if (parseIpAddress(host) !== undefined) return true;
  const name = host.replace(/^\*\./, '').replace(/\.$/, '');
  return name.includes('.') && isHostName(name);
}
