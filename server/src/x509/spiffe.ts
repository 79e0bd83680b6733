/** A SPIFFE ID (SPIFFE ID §2) in its parts. */
export interface SpiffeId {
  /** Lower case: `cluster.local`. */
  readonly trustDomain: string;
  /** With its leading slash; empty for the trust domain itself. */
  readonly path: string;
}

/** Why a text is no SPIFFE ID (SPIFFE ID §2.1 to §2.3). */
export type SpiffeProblem =
  | 'scheme-case'
  | 'no-trust-domain'
  | 'trust-domain-characters'
  | 'trust-domain-length'
  | 'user-or-port'
  | 'query-or-fragment'
  | 'percent-encoding'
  | 'path-characters'
  | 'empty-segment'
  | 'dot-segment'
  | 'trailing-slash'
  | 'length';

/** Bytes (SPIFFE ID §2.3). */
const MAX_ID = 2048;
const MAX_TRUST_DOMAIN = 255;

/** Whether a URI claims to be a SPIFFE ID, be its scheme in the wrong case. */
export function isSpiffeUri(uri: string): boolean {
  return /^spiffe:/i.test(uri);
}

/** The parts of a SPIFFE ID, or the first thing that makes it none. */
export function parseSpiffeId(uri: string): SpiffeId | SpiffeProblem {
  if (uri.length > MAX_ID) return 'length';
  if (!uri.startsWith('spiffe:')) return 'scheme-case';
  if (/[?#]/.test(uri)) return 'query-or-fragment';
  const [, authority, path = ''] = /^spiffe:\/\/([^/]*)(.*)$/s.exec(uri) ?? [];
  if (authority === undefined) return 'no-trust-domain';
  const problem = judgeTrustDomain(authority) ?? judgePath(path);
  return problem ?? { trustDomain: authority, path };
}

function judgeTrustDomain(authority: string): SpiffeProblem | undefined {
  if (authority === '') return 'no-trust-domain';
  if (authority.length > MAX_TRUST_DOMAIN) return 'trust-domain-length';
  if (/[@:]/.test(authority)) return 'user-or-port';
  return /^[a-z0-9._-]+$/.test(authority) ? undefined : 'trust-domain-characters';
}

function judgePath(path: string): SpiffeProblem | undefined {
  if (path === '') return undefined;
  if (path.endsWith('/')) return 'trailing-slash';
  if (path.includes('%')) return 'percent-encoding';
  const segments = path.slice(1).split('/');
  if (segments.includes('')) return 'empty-segment';
  if (segments.some((segment) => segment === '.' || segment === '..')) return 'dot-segment';
  return segments.every((segment) => /^[A-Za-z0-9._-]+$/.test(segment)) ? undefined : 'path-characters';
}
