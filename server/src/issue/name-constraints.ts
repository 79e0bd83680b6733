import { contextConstructed, contextTag, Tag } from '../asn1/reader.ts';
import { isHostName } from '../path/validation/names/dns-name.ts';
import { ipBytes, isInNetwork, parseIpAddress } from '../path/validation/names/ip-address.ts';
import type { Localize } from '../text/localize.ts';
import { encodeTlv } from '../x509/encode-tlv.ts';
import { getExtension } from '../x509/identity.ts';
import { formatIpAddress } from '../x509/ip-address.ts';
import type { Certificate, GeneralName } from '../x509/types.ts';
import { isDnsHost, type NameProblem, parseAltName, uriHost } from './alt-names.ts';
import type { AltName, ExtensionRequest } from './types.ts';

/**
 * One subtree (RFC 5280 §4.2.1.10). A DNS domain stands for itself and everything below it; a mail host, a URI host exactly or, with a dot
 * before it, below; a mailbox for itself; what is empty for all.
 */
export type PermittedSubtree =
  | { readonly kind: 'DNS' | 'email' | 'URI'; readonly value: string }
  /** Address and mask, as many bytes each. */
  | { readonly kind: 'IP'; readonly network: Uint8Array };

/** Domains that RFC 2606, 6761, 6762, 8375 and 9476 keep out of the public DNS, and Kubernetes' own. */
const DEVELOPMENT_DOMAINS: readonly string[] = [
  'localhost',
  'test',
  'example',
  'example.com',
  'example.org',
  'example.net',
  'invalid',
  'internal',
  'local',
  'localdomain',
  'lan',
  'home.arpa',
  'svc',
  'cluster.local',
];

/** Addresses that are reached from nowhere else (RFC 1122, 1918, 3927, 4193, 4291). */
const DEVELOPMENT_NETWORKS: readonly string[] = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];

/** What a development CA may sign for where nobody says otherwise: a key that is stolen is good for nothing else. */
export function developmentSubtrees(): readonly PermittedSubtree[] {
  const hosts = DEVELOPMENT_DOMAINS.flatMap((domain) => [domain, `.${domain}`]);
  // A URI is constrained by a fully qualified name (RFC 5280 §4.2.1.10): one of several labels.
  const uriHosts = DEVELOPMENT_DOMAINS.filter((domain) => domain.includes('.')).flatMap((domain) => [
    domain,
    `.${domain}`,
  ]);
  return [
    ...DEVELOPMENT_DOMAINS.map((value) => ({ kind: 'DNS', value }) as const),
    ...DEVELOPMENT_NETWORKS.map(parseNetwork)
      .filter((network) => network !== undefined)
      .map((network) => ({ kind: 'IP', network }) as const),
    ...hosts.map((value) => ({ kind: 'email', value }) as const),
    ...uriHosts.map((value) => ({ kind: 'URI', value }) as const),
  ];
}

/** A subtree as typed: `svc`, `example.org`, `10.0.0.0/8`, `@example.com`, `ops@example.com`, `spiffe://example.org`. */
export function parseSubtree(typed: string, t: Localize): PermittedSubtree | NameProblem {
  const text = typed.trim();
  const uri = /^[a-z][a-z0-9+.-]*:\/\/(.+?)\/?$/i.exec(text)?.[1]?.toLowerCase();
  if (uri !== undefined && isDnsHost(uri.replace(/^\./, ''))) return { kind: 'URI', value: uri };
  if (text.startsWith('@') && isHostName(text.slice(1))) return { kind: 'email', value: text.slice(1).toLowerCase() };
  const mail = text.includes('@') ? parseAltName(text, t) : undefined;
  if (mail !== undefined && 'kind' in mail && mail.kind === 'email') return { kind: 'email', value: mail.value };
  const network = parseNetwork(text);
  if (network !== undefined) return { kind: 'IP', network };
  const domain = text.replace(/^\*?\./, '').toLowerCase();
  if (isHostName(domain)) return { kind: 'DNS', value: domain };
  return {
    problem: t(
      '“{0}” is no domain, network (10.0.0.0/8), mail domain (@example.com) or URI host (spiffe://example.org).',
      text,
    ),
  };
}

/** `10.0.0.0/8`, or one address. */
function parseNetwork(text: string): Uint8Array | undefined {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bytes = parseIpAddress(address);
  const bits = length === undefined ? (bytes?.length ?? 0) * 8 : Number(length);
  if (bytes === undefined || bits > bytes.length * 8) return undefined;
  const mask = bytes.map((_, index) => (0xff << (8 - Math.min(8, Math.max(0, bits - index * 8)))) & 0xff);
  return Uint8Array.from([...bytes.map((octet, index) => octet & (mask[index] ?? 0)), ...mask]);
}

/** The subtree that would have to be permitted for a name that is not. */
export function subtreeFor({ kind, value }: AltName): PermittedSubtree {
  switch (kind) {
    case 'IP': {
      const address = parseIpAddress(value) ?? new Uint8Array(4);
      return { kind, network: Uint8Array.from([...address, ...address.map(() => 0xff)]) };
    }
    case 'DNS':
      return { kind, value: value.replace(/^\*\./, '') };
    case 'email':
      return { kind, value };
    case 'URI':
      return { kind, value: uriHost(value) };
  }
}

/** True where a subtree of the name's kind holds it, or where no subtree is of its kind. */
export function isPermitted(name: AltName, subtrees: readonly PermittedSubtree[]): boolean {
  const ofKind = subtrees.filter(({ kind }) => kind === name.kind);
  return ofKind.length === 0 || isWithin(name, ofKind);
}

/** True where one of the excluded subtrees holds the name, or a host that its wildcard stands for: newer stacks refuse that too. */
export function isExcluded(name: AltName, subtrees: readonly PermittedSubtree[]): boolean {
  return isWithin(name, subtrees) || subtrees.some((subtree) => name.kind === 'DNS' && isBelowWildcard(subtree, name));
}

function isBelowWildcard(subtree: PermittedSubtree, { value }: AltName): boolean {
  if (subtree.kind !== 'DNS' || !value.startsWith('*.')) return false;
  return subtree.value.slice(subtree.value.indexOf('.')) === value.slice(1).toLowerCase();
}

function isWithin(name: AltName, subtrees: readonly PermittedSubtree[]): boolean {
  return subtrees.some((subtree) => subtree.kind === name.kind && holds(subtree, name));
}

/** Host names and what constrains them match whatever the case (RFC 5280 §7.2). */
function holds(subtree: PermittedSubtree, name: AltName): boolean {
  const value = name.value.toLowerCase();
  if (subtree.kind !== 'IP' && subtree.value === '') return true;
  switch (subtree.kind) {
    case 'IP': {
      const address = parseIpAddress(value);
      return address !== undefined && isInNetwork(address, subtree.network);
    }
    case 'DNS':
      return `.${value.replace(/^\*\./, '')}`.endsWith(`.${subtree.value}`);
    case 'email':
      return subtree.value.includes('@')
        ? mailbox(name.value) === mailbox(subtree.value)
        : isHostWithin(hostOf(value), subtree.value);
    case 'URI':
      return isHostWithin(uriHost(value), subtree.value);
  }
}

/** The local part is somebody else's to compare, so its case counts. */
function mailbox(text: string): string {
  return text.slice(0, text.lastIndexOf('@') + 1) + hostOf(text);
}

function hostOf(mail: string): string {
  return mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
}

function isHostWithin(host: string, constraint: string): boolean {
  return constraint.startsWith('.') ? host.endsWith(constraint) : host === constraint;
}

/** What a CA's certificate permits; empty where it is not constrained, or constrains only what it excludes. */
export function permittedBy(certificate: Certificate): readonly PermittedSubtree[] {
  return subtreesOf('permitted', certificate);
}

/** What a CA's certificate may not sign for, whatever it permits. */
export function excludedBy(certificate: Certificate): readonly PermittedSubtree[] {
  return subtreesOf('excluded', certificate);
}

function subtreesOf(side: 'permitted' | 'excluded', certificate: Certificate): readonly PermittedSubtree[] {
  const subtrees = getExtension(certificate, 'nameConstraints')?.[side] ?? [];
  return subtrees.map(({ base }) => toSubtree(base, certificate)).filter((subtree) => subtree !== undefined);
}

function toSubtree(base: GeneralName, certificate: Certificate): PermittedSubtree | undefined {
  if (base.kind === 'IP') return { kind: 'IP', network: ipBytes(certificate, base) };
  if (base.kind !== 'DNS' && base.kind !== 'email' && base.kind !== 'URI') return undefined;
  if (base.kind === 'email') return { kind: base.kind, value: mailbox(base.value) };
  // A dot before a DNS constraint is against the letter of RFC 5280 and read by every stack as if it were not there.
  return {
    kind: base.kind,
    value: base.kind === 'DNS' ? base.value.replace(/^\./, '').toLowerCase() : base.value.toLowerCase(),
  };
}

/** For people: `svc`, `10.0.0.0/255.0.0.0`, `@example.com`. */
export function describeSubtree(subtree: PermittedSubtree): string {
  switch (subtree.kind) {
    case 'IP':
      return describeNetwork(subtree.network);
    case 'email':
      return subtree.value.includes('@') ? subtree.value : `@${subtree.value}`;
    case 'URI':
      return `*://${subtree.value}`;
    case 'DNS':
      return subtree.value;
  }
}

function describeNetwork(network: Uint8Array): string {
  const size = network.length / 2;
  const bits = [...network.subarray(size)].map((octet) => octet.toString(2)).join('');
  return `${formatIpAddress(network, 0, size)}/${bits.replaceAll('0', '').length}`;
}

/** The extension, critical as RFC 5280 §4.2.1.10 demands. */
export function encodeNameConstraints(subtrees: readonly PermittedSubtree[]): ExtensionRequest {
  const permitted = subtrees.map((subtree) => encodeTlv(Tag.sequence, encodeBase(subtree)));
  return {
    oid: '2.5.29.30',
    critical: true,
    value: encodeTlv(Tag.sequence, encodeTlv(contextConstructed(0), ...permitted)),
  };
}

const baseTags = { email: 1, DNS: 2, URI: 6 } as const;

function encodeBase(subtree: PermittedSubtree): Uint8Array {
  if (subtree.kind === 'IP') return encodeTlv(contextTag(7), subtree.network);
  return encodeTlv(contextTag(baseTags[subtree.kind]), new TextEncoder().encode(subtree.value));
}
