import { type CrlIndex, indexCrl } from '../../revocation/crl-lookup.ts';
import type { CryptoProvider, SignatureVerdict } from '../../runtime/types.ts';
import type { Certificate, CertificateList } from '../../x509/types.ts';
import type { AnalysisCache } from '../analysis-cache.ts';
import { rememberVerdicts, type VerifyWithKey } from './signature-verdicts.ts';
import { publicKeyBytes } from './verify-signed.ts';

/** Signature verdicts that one validation leaves for the next. None of its checks ever rejects. */
export interface PathCache {
  /** Whether the key of `issuer` made the signature of `subject`. */
  verify(subject: Certificate, issuer: Certificate, crypto: CryptoProvider): Promise<SignatureVerdict>;
  /** As `verify`, for a revocation list. */
  verifyCrl(crl: CertificateList, issuer: Certificate, crypto: CryptoProvider): Promise<SignatureVerdict>;
  /** As both, for the key of a SubjectPublicKeyInfo. */
  readonly verifyWithKey: VerifyWithKey;
  /** Where the entries of a list stand. */
  indexOf(crl: CertificateList): CrlIndex;
}

/** An empty cache, one per service; `signatures` may be shared with the editor's analysis. */
export function createPathCache(signatures?: Pick<AnalysisCache, 'verify'>): PathCache {
  const verifyWithKey = rememberVerdicts();
  const indexes = new WeakMap<CertificateList, CrlIndex>();
  return {
    verify: (subject, issuer, crypto) =>
      signatures?.verify(subject, issuer, crypto) ?? verifyWithKey(subject, publicKeyBytes(issuer), crypto),
    verifyCrl: (crl, issuer, crypto) => verifyWithKey(crl, publicKeyBytes(issuer), crypto),
    verifyWithKey,
    indexOf(crl) {
      const known = indexes.get(crl) ?? indexCrl(crl);
      indexes.set(crl, known);
      return known;
    },
  };
}
