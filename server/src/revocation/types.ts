import type { Certificate, CertificateList } from '../x509/types.ts';

/** Whether a certificate is revoked, as far as the lists at hand tell. */
export type RevocationStatus =
  | { readonly kind: 'good' }
  | {
      readonly kind: 'revoked';
      /** CRLReason (RFC 5280 §5.3.1): `keyCompromise`; `unspecified` where the entry has none. */
      readonly reason: string;
      /** As encoded. */
      readonly date: string;
    }
  | {
      readonly kind: 'unknown' /** Of each list that was looked at and did not count. */;
      readonly faults: readonly CrlFault[];
    };

/** Why a list says nothing about a certificate. Closed. */
export type CrlFault =
  | 'no-list'
  | 'malformed'
  | 'not-yet-valid'
  | 'expired'
  | 'unknown-critical-extension'
  | 'incomplete'
  | 'delta-without-base'
  | 'other-issuer'
  | 'other-distribution-point'
  | 'other-certificates'
  | 'untrusted-signature'
  | 'not-all-reasons';

/** What lists are judged with. */
export interface CrlEnvironment {
  readonly crls: readonly CertificateList[];
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  /** A list must have what RFC 5280 §5.1.2.5, §5.2.1 and §5.2.3 demand: an end, its signer's key, a number. Private CAs often leave them out. */
  readonly strict: boolean;
  /** Whether a key that may sign lists for this certificate (RFC 5280 §6.3.3 (f), (g)) signed this one. */
  isTrustedFor(crl: CertificateList, certificate: Certificate): Promise<boolean>;
}
