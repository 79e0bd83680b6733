import type { Secret } from './secret.ts';

/** Kinds of key pairs that can be made; which of them the runtime knows is for it to say (`key-types.ts`). */
export const KEY_TYPES = [
  'ecdsa-p256',
  'ecdsa-p384',
  'rsa-2048',
  'rsa-3072',
  'rsa-4096',
  'ed25519',
  'ml-dsa-44',
  'ml-dsa-65',
  'ml-dsa-87',
] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** Which side of a handshake a certificate is for. */
export const ROLES = ['server', 'client', 'both'] as const;
export type Role = (typeof ROLES)[number];

/** A subject alternative name, in its canonical text. */
export interface AltName {
  readonly kind: 'DNS' | 'IP' | 'URI' | 'email';
  readonly value: string;
}

/** Milliseconds since 1970 UTC, whole seconds. */
export interface Lifetime {
  readonly notBefore: number;
  readonly notAfter: number;
}

/** One extension, as DER of its value (the content of extnValue). */
export interface ExtensionRequest {
  /** OID in dots. */
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** What a certificate for a service is to say. */
export interface LeafRequest {
  readonly role: Role;
  readonly names: readonly AltName[];
  /** Shown to people, never matched (RFC 9525 §6.3). The first name that fits where left out. */
  readonly commonName?: string | undefined;
  readonly organization?: string | undefined;
  readonly lifetime: Lifetime;
  /** Further purposes by OID, after those of the role. */
  readonly extraPurposes?: readonly string[] | undefined;
  /** In the place of all others. */
  readonly purposes?: readonly string[] | undefined;
}

/** A private key in clear, as PKCS#8; and its public half, as DER of the SubjectPublicKeyInfo. */
export interface KeyMaterial {
  readonly pkcs8: Secret;
  readonly spki: Uint8Array;
}

/** A certificate authority that can sign. */
export interface Authority {
  /** DER of its own certificate. */
  readonly certificate: Uint8Array;
  /** DER of the certificates above it, its issuer first, the root last; empty for a root. */
  readonly above: readonly Uint8Array[];
  readonly key: KeyMaterial;
}

/** A certificate as it was issued. */
export interface IssuedCertificate {
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER of what a peer needs to be shown besides: the issuing CA first, the root left out. */
  readonly intermediates: readonly Uint8Array[];
  /** DER of the trust anchor. Of a self-signed certificate that is the certificate itself. */
  readonly root: Uint8Array;
  /** Undefined where the key stays with whoever asked (a CSR). */
  readonly key: KeyMaterial | undefined;
}

/** One file to be written. What is secret gets mode 0600. */
export interface OutputFile {
  /** Relative to the folder it goes to, with `/`. */
  readonly name: string;
  readonly content: Uint8Array | Secret;
}

/** Forms in which an issued certificate can be handed over. */
export const OUTPUT_FORMATS = [
  'pem',
  'pkcs12',
  'pkcs12-legacy',
  'truststore',
  'kubernetes',
  'combined',
  'der',
] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Ways from a password to the key that encrypts a private key, as users name them. */
export const KEY_DERIVATIONS = ['pbkdf2', 'scrypt'] as const;
export type KeyDerivation = (typeof KEY_DERIVATIONS)[number];
