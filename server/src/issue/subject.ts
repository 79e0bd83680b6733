import type { Localize } from '../text/localize.ts';
import type { AltName, LeafRequest, Role } from './types.ts';

/** The common name's longest length in characters (ub-common-name, RFC 5280 A.1). */
export const MAX_COMMON_NAME = 64;

/** What is wrong with a common name that somebody typed; undefined where nothing is. */
export function checkCommonName(name: string, t: Localize): string | undefined {
  if (name.trim() === '') return t('The common name is empty. Leave it out, or give one.');
  if (/\p{Cc}/u.test(name)) return t('The common name has a line break or another control character in it.');
  const length = [...name].length;
  return length > MAX_COMMON_NAME
    ? t('The common name has {0} characters; certificates have room for {1}.', length, MAX_COMMON_NAME)
    : undefined;
}

/** Relative distinguished names from the most general one down, as `@peculiar/x509` takes them; values in UTF-8. */
export type SubjectNames = readonly Readonly<Record<string, readonly { readonly utf8String: string }[]>>[];

/** The subject of a service's certificate: for people only, since peers match subject alternative names (RFC 9525 §6.3). */
export function leafSubject({ commonName, organization, names, role }: Omit<LeafRequest, 'lifetime'>): SubjectNames {
  return toSubject(organization, commonName ?? commonNameFor(names, role));
}

/** The subject of a CA. */
export function authoritySubject(name: string, organization: string | undefined): SubjectNames {
  return toSubject(organization, name);
}

function toSubject(organization: string | undefined, commonName: string | undefined): SubjectNames {
  return [
    ...(organization === undefined ? [] : [{ O: [{ utf8String: organization }] }]),
    ...(commonName === undefined ? [] : [{ CN: [{ utf8String: commonName }] }]),
  ];
}

/**
 * A common name that looks like a host name must be one of the DNS names: OpenSSL holds it against the name constraints of the CAs
 * above where there are no others. So what is no DNS name is written in a way that cannot be taken for one.
 */
function commonNameFor(names: readonly AltName[], role: Role): string | undefined {
  const dnsName = names.find(({ kind, value }) => kind === 'DNS' && value.length <= MAX_COMMON_NAME);
  if (dnsName !== undefined) return dnsName.value;
  const [first] = names;
  if (first === undefined || first.kind === 'DNS') return undefined;
  const short = first.kind === 'URI' ? lastSegment(first.value) : first.value;
  const text = first.kind !== 'email' && short.includes('.') ? `${role === 'both' ? 'service' : role} ${short}` : short;
  return text.length <= MAX_COMMON_NAME ? text : undefined;
}

function lastSegment(uri: string): string {
  return uri.replace(/\/+$/, '').split('/').at(-1) ?? uri;
}
