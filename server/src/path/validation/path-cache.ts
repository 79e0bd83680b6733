import type { CryptoProvider, SignatureVerdict } from '../../runtime/types.ts';
import type { Certificate, CertificateList } from '../../x509/types.ts';
import { type AnalysisCache, createAnalysisCache } from '../analysis-cache.ts';
import { type CertificateFacts, readFacts } from './certificate-facts.ts';
import { publicKeyBytes, verifySigned } from './verify-signed.ts';

/** What validating one path leaves for the next: signature verdicts and what certificates say, by object identity. */
export interface PathCache {
  facts(certificate: Certificate): CertificateFacts;
  /** Whether the key of `issuer` made the signature of `subject`. Never rejects. */
  verify(subject: Certificate, issuer: Certificate, crypto: CryptoProvider): Promise<SignatureVerdict>;
  verifyCrl(crl: CertificateList, issuer: Certificate, crypto: CryptoProvider): Promise<SignatureVerdict>;
}

/** An empty cache; `signatures` may be shared with the editor's analysis. */
export function createPathCache(signatures: Pick<AnalysisCache, 'verify'> = createAnalysisCache()): PathCache {
  const facts = new WeakMap<Certificate, CertificateFacts>();
  const crls = new WeakMap<CertificateList, WeakMap<Certificate, Promise<SignatureVerdict>>>();
  return {
    facts(certificate) {
      const known = facts.get(certificate) ?? readFacts(certificate);
      facts.set(certificate, known);
      return known;
    },
    verify: (subject, issuer, crypto) => signatures.verify(subject, issuer, crypto),
    verifyCrl(crl, issuer, crypto) {
      const verdicts = crls.get(crl) ?? new WeakMap();
      crls.set(crl, verdicts);
      const verdict = verdicts.get(issuer) ?? verifySigned(crl, publicKeyBytes(issuer), crypto);
      verdicts.set(issuer, verdict);
      return verdict;
    },
  };
}
