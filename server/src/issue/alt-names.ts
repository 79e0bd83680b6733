import { isDnsPattern, isHostName, isTooWide, toAsciiHost } from '../path/validation/names/dns-name.ts';
import { parseIpAddress } from '../path/validation/names/ip-address.ts';
import type { Localize } from '../text/localize.ts';
import { formatIpAddress } from '../x509/ip-address.ts';
import type { AltName } from './types.ts';

/** What was typed is no name for a certificate; the message says why and what would be. */
export interface NameProblem {
  readonly problem: string;
}

/** Words between commas and white space, as people type several names. */
export function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/**
 * The subject alternative name that a typed word stands for, in its canonical text: a URI by its `://`, a mailbox by its `@`, an
 * address by its form, else a DNS name, internationalised ones in their A-label form (RFC 5891).
 */
export function parseAltName(typed: string, t: Localize): AltName | NameProblem {
  const text = typed.trim();
  if (text === '') return { problem: t('A name is missing.') };
  if (text.includes('://') || /^urn:/i.test(text)) return parseUri(text, t);
  if (text.includes('@')) return parseMailbox(text, t);
  if (/[/]/.test(text))
    return { problem: t('“{0}” is a path or a network; a certificate names one host, address, URI or mailbox.', text) };
  if (text.includes(':') || /^[\d.]+$/.test(text)) return parseAddress(text, t);
  return parseDnsName(text, t);
}

/** All of them, or the first problem. */
export function parseAltNames(typed: readonly string[], t: Localize): readonly AltName[] | NameProblem {
  const names: AltName[] = [];
  for (const word of typed) {
    const name = parseAltName(word, t);
    if ('problem' in name) return name;
    if (!names.some(({ kind, value }) => kind === name.kind && value === name.value)) names.push(name);
  }
  return names;
}

function parseAddress(text: string, t: Localize): AltName | NameProblem {
  const bytes = parseIpAddress(text);
  const value = bytes && formatIpAddress(bytes, 0, bytes.length);
  if (value !== undefined) return { kind: 'IP', value };
  const host = /^([^:]+):\d+$/.exec(text)?.[1];
  return host === undefined
    ? { problem: t('“{0}” is no IP address.', text) }
    : { problem: t('“{0}” has a port; a certificate names the host alone: “{1}”.', text, host) };
}

function parseDnsName(text: string, t: Localize): AltName | NameProblem {
  const value = toAsciiHost(text);
  if (value !== undefined && isTooWide(value)) {
    return {
      problem: t('“{0}” stands for too many hosts; TLS stacks refuse a wildcard without two labels after it.', text),
    };
  }
  if (value !== undefined && (isDnsPattern(value) || isHostName(value))) return { kind: 'DNS', value };
  return {
    problem: t(
      '“{0}” is no DNS name: labels of letters, digits and hyphens, joined by dots, “*” only as the whole first label.',
      text,
    ),
  };
}

/** RFC 5321 §4.1.2, as far as a certificate can carry it (RFC 5280 §4.2.1.6: ASCII). */
function parseMailbox(text: string, t: Localize): AltName | NameProblem {
  const [local = '', host = '', ...more] = text.split('@');
  const value = toAsciiHost(host);
  const fits = more.length === 0 && /^[\x21-\x7e]+$/.test(local) && value !== undefined && isHostName(value);
  return fits ? { kind: 'email', value: `${local}@${value}` } : { problem: t('“{0}” is no e-mail address.', text) };
}

function parseUri(text: string, t: Localize): AltName | NameProblem {
  if (/^spiffe:/i.test(text)) return parseSpiffeId(text, t);
  // RFC 3986 §2: what else is in a URI is escaped.
  if (!URL.canParse(text) || !/^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(text))
    return { problem: t('“{0}” is no URI.', text) };
  return isDnsHost(uriHost(text)) ? { kind: 'URI', value: text } : namesNoHost(text, t);
}

/** RFC 5280 §4.2.1.10: below a CA that constrains URIs, one without a fully qualified host is refused whatever is permitted. */
function namesNoHost(uri: string, t: Localize): NameProblem {
  return {
    problem: t(
      '“{0}” has no host with a DNS name, and below a CA with name constraints every peer refuses such a URI. Write one such as “spiffe://example.org/service”.',
      uri,
    ),
  };
}

/** True for a host's DNS name, false for an address. */
export function isDnsHost(host: string): boolean {
  return isHostName(host) && parseIpAddress(host) === undefined;
}

/** The host of a URI in lower case, an IPv6 address in its brackets; empty where it has none. */
export function uriHost(uri: string): string {
  return (/^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(uri)?.[1] ?? '').toLowerCase();
}

/** SPIFFE-ID §2: a trust domain in lower case, segments of a few characters, neither port nor query. */
function parseSpiffeId(text: string, t: Localize): AltName | NameProblem {
  const [, domain = '', path = ''] = /^spiffe:\/\/([^/]*)(.*)$/i.exec(text) ?? [];
  if (!/^[a-z0-9._-]{1,255}$/.test(domain))
    return {
      problem: t(
        'The trust domain of a SPIFFE ID has lower-case letters, digits, dots, hyphens and underscores only: “spiffe://example.org/service”.',
      ),
    };
  const segments = path.split('/').slice(1);
  const isSound = segments.every((segment) => /^[A-Za-z0-9._-]+$/.test(segment) && !/^\.\.?$/.test(segment));
  if (!isDnsHost(domain)) return namesNoHost(text, t);
  if (!isSound || text.length > 2048)
    return {
      problem: t(
        'The path of a SPIFFE ID has segments of letters, digits, dots, hyphens and underscores, and no “/” at its end: “spiffe://example.org/service”.',
      ),
    };
  return { kind: 'URI', value: `spiffe://${domain}${path}` };
}
