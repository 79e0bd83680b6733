import type { Certificate, GeneralName } from '../../../x509/types.ts';
import type { Profile } from '../types.ts';
import type { ConstrainedName } from './constrained-names.ts';
import { isHostName } from './dns-name.ts';
import { ipBytes, isInNetwork, isNetwork, parseIpAddress } from './ip-address.ts';

/** One subtree of a name constraint, prepared for many comparisons. `matches` is asked with names of the same kind only. */
export interface Constraint {
  readonly kind: GeneralName['kind'];
  readonly text: string;
  /** False where its text or bytes cannot be a constraint. */
  readonly sound: boolean;
  /** Whether every host, mailbox … that the name stands for lies within. */
  contains(name: ConstrainedName): boolean;
  /** Whether some of what the name stands for lies within. Differs for wildcards. */
  touches(name: ConstrainedName): boolean;
}

const never = (): boolean => false;

/** Reads a subtree's base (RFC 5280 §4.2.1.10). */
export function readConstraint(certificate: Certificate, base: GeneralName, profile: Profile): Constraint {
  const { kind, value: text } = base;
  switch (base.kind) {
    case 'DNS':
      return dnsConstraint(text, profile);
    case 'email':
      return simpleConstraint(kind, text, isEmailConstraint(text), emailTest(text));
    case 'URI':
      return uriConstraint(text);
    case 'IP': {
      const network = ipBytes(certificate, base);
      const test = (name: ConstrainedName) => name.kind === 'IP' && isInNetwork(name.bytes, network);
      return simpleConstraint(kind, text, isNetwork(network), test);
    }
    case 'DirName': {
      // Every RDN's part of a match key carries its length: a prefix of the text is a prefix of the name.
      const prefix = base.name.matchKey;
      const test = (name: ConstrainedName) => name.kind === 'DirName' && name.name.matchKey.startsWith(prefix);
      return simpleConstraint(kind, text, true, test);
    }
    default:
      return { kind, text, sound: base.kind !== 'unknown', contains: never, touches: never };
  }
}

function simpleConstraint(
  kind: Constraint['kind'],
  text: string,
  sound: boolean,
  test: (name: ConstrainedName) => boolean,
): Constraint {
  return { kind, text, sound, contains: test, touches: test };
}

/** `example.com` holds itself and all below; a leading dot, which RFC 5280 does not know but TLS stacks do, all below only. */
function dnsConstraint(text: string, profile: Profile): Constraint {
  const base = text.toLowerCase().replace(/\.$/, '');
  const bare = base.startsWith('.') ? base.slice(1) : base;
  const isSubtree = base !== bare;
  const within = (host: string) => bare === '' || (!isSubtree && host === bare) || isBelow(host, bare);
  // All hosts that a wildcard stands for are below its parent.
  const holdsWildcard = (parent: string) => bare === '' || parent === bare || isBelow(parent, bare);
  // The one host that it may stand for inside a narrower constraint is the constraint itself.
  const meetsWildcard = (parent: string) => holdsWildcard(parent) || (!isSubtree && parentOf(bare) === parent);
  const test = (wildcard: (parent: string) => boolean) => (name: ConstrainedName) => {
    const host = normalHost(name.text);
    return host.startsWith('*.') ? wildcard(host.slice(2)) : within(host);
  };
  const sound = (bare === '' ? base === '' : isHostName(bare)) && (!isSubtree || profile === 'internal');
  return { kind: 'DNS', text, sound, contains: test(holdsWildcard), touches: test(meetsWildcard) };
}

function parentOf(host: string): string {
  return host.slice(host.indexOf('.') + 1);
}

function normalHost(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function isBelow(host: string, domain: string): boolean {
  return host.length > domain.length && host.endsWith(domain) && host[host.length - domain.length - 1] === '.';
}

/** A mailbox, the mailboxes of a host, or (leading dot) of all hosts below one. */
function emailTest(text: string): (name: ConstrainedName) => boolean {
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1).toLowerCase();
  const local = at < 0 ? undefined : text.slice(0, at);
  return (name) => {
    const nameAt = name.text.lastIndexOf('@');
    if (nameAt < 1) return text === '';
    const nameHost = name.text.slice(nameAt + 1).toLowerCase();
    if (local !== undefined) return name.text.slice(0, nameAt) === local && nameHost === host;
    return host === '' || (host.startsWith('.') ? isBelow(nameHost, host.slice(1)) : nameHost === host);
  };
}

function isEmailConstraint(text: string): boolean {
  const parts = text.split('@');
  const host = (parts.length === 1 ? text.replace(/^\./, '') : parts[1]) ?? '';
  return text === '' || (parts.length <= 2 && (parts.length === 1 || parts[0] !== '') && isHostName(host));
}

/** The host of a URI, exactly, or (leading dot) all hosts below one. A URI without a host name must be refused, so it is within what is excluded only. */
function uriConstraint(text: string): Constraint {
  const base = text.toLowerCase();
  const test = (name: ConstrainedName, withoutHost: boolean): boolean => {
    const host = hostOfUri(name.text);
    if (host === undefined) return withoutHost;
    return base === '' || (base.startsWith('.') ? isBelow(host, base.slice(1)) : host === base);
  };
  return {
    kind: 'URI',
    text,
    sound: isUriConstraint(text),
    contains: (name) => test(name, false),
    touches: (name) => test(name, true),
  };
}

function isUriConstraint(text: string): boolean {
  return text === '' || (isHostName(text.replace(/^\./, '')) && parseIpAddress(text) === undefined);
}

/** The host name of a URI's authority (RFC 3986 §3.2); undefined where it has none, or an address. */
export function hostOfUri(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority?.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase();
  return host === undefined || !isHostName(host) || parseIpAddress(host) !== undefined ? undefined : host;
}
