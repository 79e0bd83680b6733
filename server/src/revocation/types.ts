import type { CryptoProvider } from '../runtime/types.ts';
import type { Certificate, CertificateList } from '../x509/types.ts';
import type { CrlIndex } from './crl-lookup.ts';
import type { OcspResponse } from './ocsp-response.ts';

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
  /** `indexCrl`, remembered. */
  indexOf(crl: CertificateList): CrlIndex;
  readonly crls: readonly CertificateList[];
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  /** A list must have what RFC 5280 §5.1.2.5, §5.2.1 and §5.2.3 demand: an end, its signer's key, a number. Private CAs often leave them out. */
  readonly strict: boolean;
  /** Whether a key that may sign lists for this certificate (RFC 5280 §6.3.3 (f), (g)) signed this one. */
  isTrustedFor(crl: CertificateList, certificate: Certificate): Promise<boolean>;
}

/** Whether a certificate is revoked, as far as the OCSP responses at hand tell. */
export type OcspStatus =
  | Exclude<RevocationStatus, { readonly kind: 'unknown' }>
  | { readonly kind: 'unknown'; readonly faults: readonly OcspFault[] };

/** Why a response says nothing about a certificate. Closed. */
export type OcspFault =
  | 'no-response'
  | 'other-certificate'
  | 'unknown-to-responder'
  | 'not-yet-valid'
  | 'expired'
  | 'unknown-critical-extension'
  | 'untrusted-signature';

/** What responses are judged with. */
export interface OcspEnvironment {
  readonly responses: readonly OcspResponse[];
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly digest: CryptoProvider['digest'];
  /** Whether the signer's key signed the response. */
  signed(response: OcspResponse, signer: Certificate): Promise<boolean>;
  /** Whether `issuer` signed a responder's certificate, and nothing in that is wrong by itself. */
  isSound(signer: Certificate, issuer: Certificate): Promise<boolean>;
  /** Whether a list at hand revokes a responder's certificate. */
  isRevoked(signer: Certificate): Promise<boolean>;
}
