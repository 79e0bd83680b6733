import type { OcspResponse } from '../../revocation/ocsp-response.ts';
import type { Certificate, CertificateList } from '../../x509/types.ts';
import type { CertificatePool } from './certificate-pool.ts';
import type { PathReason } from './reasons.ts';

/** `internal`: what TLS stacks enforce for private PKI. `webpki`: the rules of public web certificates on top. */
export type Profile = 'internal' | 'webpki';

/** What the leaf is to be used for in TLS; `any` asks for nothing. */
export type Purpose = 'server' | 'client' | 'any';

/** Who the peer must be (RFC 9525, RFC 8705, SPIFFE). */
export interface PeerName {
  readonly kind: 'DNS' | 'IP' | 'email' | 'URI';
  readonly value: string;
}

/** The policy inputs of RFC 5280 §6.1.1 (c) to (g). */
export interface PolicyInputs {
  /** OIDs; `2.5.29.32.0` (or an empty list) accepts any policy. */
  readonly initialPolicySet: readonly string[];
  readonly initialExplicitPolicy: boolean;
  readonly initialPolicyMappingInhibit: boolean;
  readonly initialAnyPolicyInhibit: boolean;
}

/** How far a trust anchor is held to its own certificate (RFC 5280 §6.2, RFC 5937). */
export interface AnchorRules {
  readonly enforceExpiry: boolean;
  /** Its name constraints, path length, purposes, policies and critical extensions count. */
  readonly enforceConstraints: boolean;
  /** A version 3 anchor must say that it is a CA. Only with `enforceConstraints`. */
  readonly requireBasicConstraints: boolean;
  /** OpenSSL without `-partial_chain`: an anchor that is not self-signed is only one more intermediate. */
  readonly requireSelfSigned: boolean;
  /** A leaf that is itself a trust anchor is trusted also where another key signed it. */
  readonly trustLeaf: boolean;
}

/**
 * `available`: a usable list or response that revokes counts, missing ones do not. `leaf`, `all`: these certificates must be covered
 * by one. `leaf-and-available`: the leaf must be, and whatever revokes one above it counts.
 */
export type RevocationMode = 'none' | 'available' | 'leaf' | 'leaf-and-available' | 'all';

/** Upper limits of one search, so that an adversarial graph ends in bounded time. */
export interface WorkLimits {
  /** Different signatures checked. */
  readonly signatureChecks: number;
  /** Candidates looked at, each time one is. */
  readonly candidates: number;
  /** Names compared with constraints, for one certificate and one set of constraints. */
  readonly nameComparisons: number;
}

/** What is to be decided. Whatever is left out is asked for by no one. */
export interface PathRequest {
  readonly leaf: Certificate;
  /** Certificates that may stand between, in any order, also useless ones. */
  readonly intermediates: CertificatePool;
  readonly anchors: CertificatePool;
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly profile: Profile;
  readonly purpose: Purpose;
  /** Every one of them must be a name of the leaf. */
  readonly peerNames?: readonly PeerName[];
  /** Extended key usages that the leaf must have besides those of its purpose: names (`serverAuth`) or OIDs. */
  readonly extendedKeyUsages?: readonly string[];
  /** Key usages that the leaf must have, where it says what its key may do. */
  readonly keyUsages?: readonly string[];
  /** The leaf must name its purpose, only purposes of TLS, and not be a CA. */
  readonly strictPurpose?: boolean;
  /** Intermediates between leaf and anchor, self-issued ones not counted. */
  readonly maxDepth?: number;
  readonly policy?: PolicyInputs;
  readonly anchorRules?: Partial<AnchorRules>;
  readonly crls?: readonly CertificateList[];
  /** OCSP responses at hand, stapled or from files. */
  readonly ocsp?: readonly OcspResponse[];
  readonly revocation?: RevocationMode;
  readonly limits?: Partial<WorkLimits>;
}

/** One path, leaf first. */
export interface CertificationPath {
  readonly certificates: readonly Certificate[];
  /** The last of `certificates`, where the path reaches a trust anchor. */
  readonly anchor: Certificate | undefined;
}

/** A path that does not hold, and all that is wrong with it, the most specific first. */
export interface FailedPath extends CertificationPath {
  readonly reasons: readonly PathReason[];
}

/** The answer. `undecided`: nothing is known to be wrong, but something could not be checked here or within the limits. */
export type PathResult =
  | { readonly verdict: 'valid'; readonly path: CertificationPath }
  | {
      readonly verdict: 'invalid' | 'undecided' /** The most promising first, at least one. */;
      readonly failed: readonly FailedPath[];
    };
