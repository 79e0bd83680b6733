import type { Artifact, Holder } from '../documents/types.ts';
import type { IndexedArtifact } from '../workspace/types.ts';
import type { Certificate } from '../x509/types.ts';
import type { PathResult, Purpose } from './validation/types.ts';

/** A certificate of the unit under analysis, with where it stands. */
export interface UnitCertificate {
  readonly certificate: Certificate;
  readonly artifact: Artifact;
  readonly holder: Holder;
  /** Position in its holder, counted over certificates, from 0. */
  readonly index: number;
}

/** Where an issuer was found. `unit`: in this document, in the same unit where one is there. */
export type IssuerSource =
  | { readonly kind: 'unit'; readonly certificate: UnitCertificate }
  | { readonly kind: 'workspace'; readonly found: IndexedArtifact<Certificate> };

/** What is known about who signed one certificate. */
export type IssuerResult =
  /** Signed by its own key. */
  | { readonly kind: 'self-signed' }
  /** Found, and the signature holds (`verified`), or by name alone: not checkable here, or not checked (trust bundles). */
  | { readonly kind: 'found'; readonly issuer: IssuerSource; readonly verified: boolean }
  /** Certificates with the right name exist, and none of their keys made the signature. The certificate itself where it claims to be self-signed. */
  | { readonly kind: 'wrong-key'; readonly candidates: readonly IssuerSource[] }
  | { readonly kind: 'missing' };

/** What a holder's certificates are meant as. */
export type HolderPurpose =
  /** A leaf first, then the CAs above it: what a TLS peer sends. */
  | 'chain'
  /** Certificates to trust: `ca.crt`, `caBundle`, a CA bundle. Order and completeness mean nothing. */
  | 'trust-bundle'
  /** A certificate or key in it is cut off: what it is meant as cannot be said. */
  | 'damaged'
  /** No certificates. */
  | 'none';

/** What validation says of a chain's leaf (RFC 5280 §6). */
export interface PathJudgement {
  /** One for each purpose that the leaf says it has: server, client, or both; `any` for a CA and for what names neither. */
  readonly verdicts: readonly { readonly purpose: Purpose; readonly result: PathResult }[];
  /** Where a certificate of a result stands; undefined for one that is not of them. */
  sourceOf(certificate: Certificate): IssuerSource | undefined;
}

export interface HolderAnalysis {
  readonly holder: Holder;
  readonly purpose: HolderPurpose;
  readonly certificates: readonly UnitCertificate[];
  /** For a chain: the end entity (or the lowest CA); undefined otherwise. */
  readonly leaf: UnitCertificate | undefined;
  /** For a chain: the leaf and the certificates above it in signing order, as far as the unit and the workspace hold them. */
  readonly path: readonly IssuerSource[];
  /** For a chain: whether its leaf's path holds. Undefined where nobody asked for it. */
  readonly judgement: PathJudgement | undefined;
  /** For a chain: certificates that by their names are in no path from the leaf. */
  readonly strangers: readonly UnitCertificate[];
  /** Certificates that stand in the holder before, byte for byte. */
  readonly duplicates: readonly { readonly certificate: UnitCertificate; readonly first: UnitCertificate }[];
}

/** A private key and what of the unit it belongs to. */
export interface KeyAnalysis {
  readonly artifact: Artifact;
  readonly holder: Holder;
  /** Hex SHA-256 of its public half; undefined where encrypted or not derivable here. */
  readonly spkiSha256: string | undefined;
}

/** Everything rules need to know about a unit's certificates together. Worked out once per unit; checks then need no crypto. */
export interface UnitAnalysis {
  readonly holders: readonly HolderAnalysis[];
  readonly keys: readonly KeyAnalysis[];
  issuerOf(certificate: UnitCertificate): IssuerResult;
  /** Hex SHA-256 of a certificate's SubjectPublicKeyInfo. */
  spkiSha256(certificate: Certificate): string;
  /** Hex SHA-256 of a certificate's DER. */
  sha256(certificate: Certificate): string;
}
