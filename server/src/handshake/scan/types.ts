import type { ObservedError, Registered, TlsVersion } from '../types.ts';

/** Versions that are asked about; SSL 3.0 (RFC 6101) only to say that it must go. */
export type ScannedVersion = TlsVersion | 'SSLv3';

/** A cipher suite that the server took. */
export interface AcceptedSuite {
  readonly suite: Registered;
  /** With finite-field Diffie-Hellman (DHE, DH_anon): bits of the prime that the server chose; undefined otherwise. */
  readonly primeBits: number | undefined;
}

/** What the server makes of one version. */
export type VersionScan = { readonly version: ScannedVersion } & (
  | {
      readonly kind: 'accepted';
      /** In the order of the server's preference where it has one, else in that of our offers. */
      readonly suites: readonly AcceptedSuite[];
      /** Whose order decides; undefined where there is but one suite, or the scan ended before. */
      readonly order: 'server' | 'client' | undefined;
      /** Groups for the key exchange, in the order in which the server picks them; empty where it has none, or the scan ended before. */
      readonly groups: readonly Registered[];
    }
  /** `saying`: the alert (`protocol_version`), `closed` or `reset` where it only hung up, or the version that it answered with instead. */
  | { readonly kind: 'refused'; readonly saying: string }
  /** Not asked, or no answer that says anything. */
  | { readonly kind: 'unknown'; readonly error: ObservedError | undefined }
);

/** What a server accepts, found out with ClientHellos alone: no handshake was completed. */
export interface ScanReport {
  /** Milliseconds since 1970 UTC, at the beginning. */
  readonly time: number;
  /** The newest first; each of the five. */
  readonly versions: readonly VersionScan[];
  /** Connections that were opened. */
  readonly connections: number;
  readonly milliseconds: number;
  /** Why not everything was asked or answered (`errors`: answers that failed to come, twice); undefined where it was. */
  readonly ended: 'connections' | 'time' | 'aborted' | 'errors' | undefined;
}
