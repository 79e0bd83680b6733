import type { SignatureVerdict } from '../../runtime/types.ts';
import type { Certificate } from '../../x509/types.ts';
import type { PlacedCertificate } from '../evidence.ts';

/** What came of asking one URL for a certificate. */
export type FetchedIssuer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** An answer of HTTP that is none. A redirect is not followed: its target stands in no certificate. */
  | { readonly kind: 'status'; readonly status: number; readonly location: string | undefined }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** The system's code (`ENOTFOUND`), or `TIMEOUT`. */
  | { readonly kind: 'failed'; readonly code: string };

/** A CA certificate that belongs above a chain, and where it was found. */
export interface FoundIssuer {
  readonly certificate: Certificate;
  readonly source:
    | { readonly kind: 'at-hand'; readonly place: string }
    | { readonly kind: 'fetched'; readonly url: string };
}

/** Why an answer was of no use. */
export interface FailedUrl {
  readonly url: string;
  /** `no-certificate`: something else came; `not-issuer`: certificates, none of which signed this one. */
  readonly why: Exclude<FetchedIssuer, { readonly kind: 'bytes' }> | { readonly kind: 'no-certificate' | 'not-issuer' };
}

/** Where the way up ended. */
export type SearchEnd =
  /** Below a root, or at a certificate that is its own issuer. `root` where it is at hand or was sent. */
  | { readonly kind: 'complete'; readonly root: Certificate | undefined }
  /** The issuer of `certificate` can be had at these URLs, which nobody has allowed to be asked yet. */
  | { readonly kind: 'ask'; readonly certificate: Certificate; readonly urls: readonly string[] }
  /** Nobody has the issuer of `certificate`: what was asked, and URLs that are never asked (ldap). */
  | {
      readonly kind: 'not-found';
      readonly certificate: Certificate;
      readonly failed: readonly FailedUrl[];
      readonly unasked: readonly string[];
    }
  /** More CAs stand above each other than chains have. */
  | { readonly kind: 'too-long' };

/** A chain from the leaf up, the root left out. */
export interface CompletedChain {
  readonly certificates: readonly Certificate[];
  /** Those that were not there before, from below. */
  readonly found: readonly FoundIssuer[];
  readonly end: SearchEnd;
}

/** What the search for issuers may use. */
export interface IssuerSearch {
  /** Of the workspace and of trust stores, roots among them. */
  readonly atHand: readonly PlacedCertificate[];
  /** How many of the certificates that were given were found by an earlier search, and not sent. */
  readonly foundBefore?: number | undefined;
  verify(certificate: Certificate, issuer: Certificate): Promise<SignatureVerdict>;
  /** Whether the user said that this URL may be asked. */
  isAllowed(url: string): boolean;
  fetch(url: string): Promise<FetchedIssuer>;
}
