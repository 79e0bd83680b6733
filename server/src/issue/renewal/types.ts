import type { Certificate } from '../../x509/types.ts';
import type { Secret } from '../secret.ts';
import type { IssuedCertificate } from '../types.ts';

/** A certificate and its successor. */
export interface Renewal {
  readonly old: Certificate;
  /** The CAs above the old one as far as they are known, its issuer first. */
  readonly above: readonly Certificate[];
  readonly issued: IssuedCertificate;
  /** Another CA signed it, so the files of its chain and those that trust its root follow. */
  readonly isMoved: boolean;
  /** Certificates of the CAs above the old one that are not renewed: who shows or trusts those CAs for them must go on doing so. */
  readonly staying: readonly Certificate[];
}

/** One of the blocks that take the place of another. */
export interface Successor {
  readonly label: 'CERTIFICATE' | 'PRIVATE KEY' | 'ENCRYPTED PRIVATE KEY';
  readonly der: Uint8Array | Secret;
}

/** What takes the place of what: by hex SHA-256 of the old DER. An empty list: it goes, and nothing comes. */
export type Successors = ReadonlyMap<string, readonly Successor[]>;
