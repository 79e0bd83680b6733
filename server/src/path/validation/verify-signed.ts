import type { CryptoProvider, SignatureVerdict } from '../../runtime/types.ts';
import type { Certificate } from '../../x509/types.ts';

/** A certificate, a revocation list, an OCSP response: what is signed, by ranges in `der`. */
export type Signed = Pick<Certificate, 'der' | 'tbs' | 'signatureAlgorithm' | 'signature'>;

/** DER of a certificate's SubjectPublicKeyInfo. */
export function publicKeyBytes({ der, publicKey }: Certificate): Uint8Array {
  return der.subarray(publicKey.range.start, publicKey.range.end);
}

/** Whether the key of this SubjectPublicKeyInfo made the signature. Never rejects. */
export async function verifySigned(
  object: Signed,
  spki: Uint8Array,
  crypto: CryptoProvider,
): Promise<SignatureVerdict> {
  const { der, tbs, signature, signatureAlgorithm: algorithm } = object;
  try {
    return await crypto.verify({
      algorithm,
      parameters: algorithm.parameters && der.subarray(algorithm.parameters.start, algorithm.parameters.end),
      spki,
      signed: der.subarray(tbs.start, tbs.end),
      signature: der.subarray(signature.content.start, signature.content.end),
    });
  } catch {
    // A key or signature that the runtime cannot even read says nothing about who signed.
    return 'unsupported';
  }
}
