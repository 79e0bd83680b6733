import type { TextPosition } from '../text/source-text.ts';
import type { Certificate, PkiObject } from '../x509/types.ts';

/**
 * A certificate, CSR, CRL or key found somewhere in the workspace (open documents included). It follows its file: positions are
 * those of the file's present version, worked out when asked for. Hand it on as it is, because a copy stays behind.
 */
export interface IndexedArtifact<T extends PkiObject = PkiObject> {
  readonly uri: string;
  /** Name for people: `certs/ca.pem`, with the holder where there is one: `deploy/tls.yaml (Secret payments/api-tls, ca.crt)`. */
  readonly location: string;
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
  /** Where `range` begins and ends as UTF-16 offsets of that version of the file. */
  readonly startOffset: number;
  readonly endOffset: number;
  readonly object: T;
  /** Hex SHA-256 of the DER; of a private key, undefined. */
  readonly sha256: string | undefined;
  /** Hex SHA-256 of the SubjectPublicKeyInfo: what keys and certificates are matched by. */
  readonly spkiSha256: string | undefined;
}

/** What is known of the whole workspace at one moment. Every list may be empty: the index may still be filling. */
export interface WorkspaceView {
  /** Grows with every change of content: a cache key. */
  readonly revision: number;
  all(): Iterable<IndexedArtifact>;
  /** Artifacts of one file. */
  of(uri: string): readonly IndexedArtifact[];
  /** Certificates whose subject has this `Name.matchKey`. */
  bySubject(matchKey: string): readonly IndexedArtifact[];
  /** Certificates and CRLs whose issuer has this `Name.matchKey`. */
  byIssuer(matchKey: string): readonly IndexedArtifact[];
  /** Certificates, CSRs, public and private keys with this public key. */
  byPublicKey(spkiSha256: string): readonly IndexedArtifact[];
  /** Certificates with another RSA key that shares a prime with this one's. */
  bySharedPrime(certificate: Certificate): readonly IndexedArtifact<Certificate>[];
}
