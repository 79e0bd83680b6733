import type { Secret } from './secret.ts';
import type { KeyDerivation, KeyType, OutputFile, OutputFormat, Role } from './types.ts';

// What can be asked of the issuing service, as plain data: the command line, the language server and other editors say the same.

/** When a certificate is to be valid: from now for some days, or exactly. */
export type LifetimeChoice =
  | { readonly kind: 'days'; readonly days: number }
  /** Milliseconds since 1970 UTC. */
  | { readonly kind: 'exact'; readonly notBefore: number; readonly notAfter: number };

/** Who signs. */
export type AuthorityChoice =
  /** The project's development CA; made where there is none yet. */
  | { readonly kind: 'development' }
  /** One of the user's own storage, by the id that `listAuthorities` gives. */
  | { readonly kind: 'stored'; readonly id: string }
  /** A CA certificate in a file whose private key is in the workspace (or in `keyUri`). */
  | {
      readonly kind: 'file';
      readonly uri: string;
      readonly keyUri?: string | undefined;
      readonly password?: string | undefined;
    }
  | { readonly kind: 'self-signed' };

/** A certificate and its key for one service. */
export interface CertificateTask {
  readonly kind: 'certificate';
  /** That of the profile, else `server`, where left out. */
  readonly role?: Role | undefined;
  /** As typed: `localhost`, `10.0.0.7`, `spiffe://…`, `ops@example.com`. */
  readonly names: readonly string[];
  readonly commonName?: string | undefined;
  readonly keyType?: KeyType | undefined;
  readonly lifetime?: LifetimeChoice | undefined;
  readonly authority: AuthorityChoice;
  /** Name of a profile of `.certscope/profiles.json`; what the task itself says wins. */
  readonly profile?: string | undefined;
}

/** A development CA: a root, or a root with an intermediate below it that does the signing. */
export interface AuthorityTask {
  readonly kind: 'authority';
  readonly name?: string | undefined;
  readonly intermediate: boolean;
  /** DNS domains, IP ranges (`10.0.0.0/8`), mail domains (`@example.com`) and URI hosts (`spiffe://trust.domain`) that it may sign for; `none`: any. */
  readonly permitted?: readonly string[] | 'none' | undefined;
  readonly keyType?: KeyType | undefined;
  readonly lifetime?: LifetimeChoice | undefined;
  /** Where its key is kept: the user's own storage, or the target of the delivery. */
  readonly keep: 'storage' | 'delivery';
}

/** A CA (where there is none yet), a server and a client certificate that trust each other, at once. */
export interface PairTask {
  readonly kind: 'pair';
  readonly serverNames: readonly string[];
  readonly clientNames: readonly string[];
  readonly keyType?: KeyType | undefined;
  readonly lifetime?: LifetimeChoice | undefined;
  readonly authority: AuthorityChoice;
  readonly profile?: string | undefined;
}

/** What is wrong with a certificate made for a negative test; its file names say it. */
export const DEFECTS = [
  'expired',
  'not-yet-valid',
  'wrong-name',
  'wrong-purpose',
  'unknown-ca',
  'self-signed',
  'weak-key',
  'revoked',
  'reversed-chain',
] as const;
export type Defect = (typeof DEFECTS)[number];

/** Certificates that every correct peer refuses, each for the one reason that its name says. */
export interface NegativeTestsTask {
  readonly kind: 'negative-tests';
  readonly role: Role;
  readonly names: readonly string[];
  /** All where left out. */
  readonly defects?: readonly Defect[] | undefined;
  readonly authority: AuthorityChoice;
}

/** A certificate in a file. */
export interface CertificatePlace {
  readonly uri: string;
  /** UTF-16 offset of a place in the certificate; the first certificate that is no CA’s where left out. */
  readonly offset?: number | undefined;
}

/** Certificates again, with the same names, usages and kind of key. `keyPassword` of the packaging opens keys that are encrypted, and encrypts the new ones. */
export interface RenewTask extends CertificatePlace {
  readonly kind: 'renew';
  /** Renewed in the same go, all or none. */
  readonly others?: readonly CertificatePlace[] | undefined;
  readonly key: 'new' | 'same';
  /** As long as the old one lived where left out. */
  readonly lifetime?: LifetimeChoice | undefined;
  /** Its issuer, found among the stored and the workspace's CAs, where left out. */
  readonly authority?: AuthorityChoice | undefined;
}

/** A certificate signing request and its key. */
export interface RequestTask {
  readonly kind: 'request';
  readonly role: Role;
  readonly names: readonly string[];
  readonly commonName?: string | undefined;
  readonly keyType?: KeyType | undefined;
}

/** A certificate for somebody's request. */
export interface SignRequestTask {
  readonly kind: 'sign-request';
  readonly uri: string;
  readonly offset?: number | undefined;
  /** OIDs of the request's extensions to take over; what is not named is left out. Undefined: subject alternative names, key usages and purposes. */
  readonly accept?: readonly string[] | undefined;
  /** Where the request says no purpose, or that one is not accepted. */
  readonly role: Role;
  readonly lifetime?: LifetimeChoice | undefined;
  readonly authority: AuthorityChoice;
}

/** A revocation list of a CA, with these certificates added to those that it has revoked before. */
export interface RevokeTask {
  readonly kind: 'revoke';
  /** The one that signed the certificates, found among the stored and the workspace's CAs, where left out or `development`. */
  readonly authority?: AuthorityChoice | undefined;
  /** Files of certificates, or serial numbers as hex. None: the list as it is, freshly signed. */
  readonly certificates: readonly (
    | { readonly uri: string; readonly offset?: number | undefined }
    | { readonly serial: string }
  )[];
  readonly reason?: RevocationReason | undefined;
  /** Days until the next list is due; 30 where left out. */
  readonly days?: number | undefined;
}

/** CRLReason (RFC 5280 §5.3.1), those that make sense for a development CA. */
export const REVOCATION_REASONS = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export type IssuingTask =
  | CertificateTask
  | AuthorityTask
  | PairTask
  | NegativeTestsTask
  | RenewTask
  | RequestTask
  | SignRequestTask
  | RevokeTask;

/** In which forms, and how protected. */
export interface Packaging {
  /** Those of the profile, else PEM, where empty. */
  readonly formats: readonly OutputFormat[];
  /** Of PKCS#12 files. Never written anywhere. */
  readonly password?: string | undefined;
  /** Encrypts the key of the PEM output. */
  readonly keyPassword?: string | undefined;
  /** How the key of the cipher comes from that password; `pbkdf2`, which Java reads too, where left out. */
  readonly keyDerivation?: KeyDerivation | undefined;
  /** Name and namespace of the Kubernetes Secret. */
  readonly secretName?: string | undefined;
  readonly namespace?: string | undefined;
}

/** What a rule would say of something that was made. */
export interface IssuedFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
}

/** A CA that signed, or that was made. */
export interface UsedAuthority {
  /** In the user's storage; undefined where it is kept elsewhere. */
  readonly id: string | undefined;
  readonly name: string;
  /** Hex, of its certificate. */
  readonly sha256: string;
  /** Made by this very task. */
  readonly created: boolean;
}

/** What became of a task: files that are still to be delivered, or why there are none. */
export type IssuingResult =
  | {
      readonly kind: 'made';
      readonly files: readonly OutputFile[];
      /** One sentence for people: what was made, by whom it is signed, until when it is valid. */
      readonly summary: string;
      /** What the rules of the `internal` profile say of it; empty where it is clean. Expected, and left out, for negative tests. */
      readonly findings: readonly IssuedFinding[];
      /** What else is worth knowing: a CA that was made, a name that a client will not match. */
      readonly notes: readonly string[];
      /** Of each certificate made, for reports. */
      readonly certificates: readonly IssuedSummary[];
      /** None for a request, and for what signs itself. */
      readonly authorities?: readonly UsedAuthority[] | undefined;
    }
  /** The edit that puts a renewed certificate (and its key) where the old one stands. */
  | {
      readonly kind: 'edits';
      readonly edits: readonly FileEdit[];
      readonly summary: string;
      readonly findings: readonly IssuedFinding[];
      readonly notes: readonly string[];
      readonly certificates: readonly IssuedSummary[];
      /** None for a request, and for what signs itself. */
      readonly authorities?: readonly UsedAuthority[] | undefined;
    }
  | { readonly kind: 'refused'; readonly message: string; readonly asks?: AskedFor | undefined };

/** What would help where a task is refused for the lack of it: `keyPassword` of the packaging. The message says of which file. */
export type AskedFor = 'keyPassword';

/**
 * Asked before a new CA, or what a CA has revoked, is kept in the user's storage: whether what was made is going to be delivered, as far as
 * that can be told. Where it is not, nothing is kept either, and whoever asks again with another target makes no second CA.
 */
export type MayKeep = (made: {
  readonly files: readonly OutputFile[];
  readonly findings: readonly IssuedFinding[];
}) => boolean;

/** One certificate, for reports; never anything of its key. */
export interface IssuedSummary {
  readonly subject: string;
  readonly issuer: string;
  /** Hex. */
  readonly serialNumber: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly sha256: string;
  readonly names: readonly string[];
}

/** New content for one file of the workspace. */
export type FileEdit = TextFileEdit | DerFileEdit;

/** `text` is secret where it holds a key. */
export interface TextFileEdit {
  readonly uri: string;
  /** UTF-16 offsets in the file as it is now. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly holdsKey: boolean;
}

/** In the place of a whole DER file. */
export interface DerFileEdit {
  readonly uri: string;
  readonly content: Uint8Array | Secret;
  readonly holdsKey: boolean;
}
