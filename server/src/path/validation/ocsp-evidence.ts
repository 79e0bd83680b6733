import { checkOcsp } from '../../revocation/check-ocsp.ts';
import type { OcspEnvironment, OcspStatus } from '../../revocation/types.ts';
import type { Certificate } from '../../x509/types.ts';
import { checkCertificate } from './certificate/check-certificate.ts';
import type { SearchContext } from './search-context.ts';
import { publicKeyBytes, verifySigned } from './verify-signed.ts';

/** What the request's OCSP responses say of a certificate and the one above it. `isRevoked`: what lists say of a responder's certificate. */
export async function consultOcsp(
  certificate: Certificate,
  issuer: Certificate | undefined,
  context: SearchContext,
  isRevoked: OcspEnvironment['isRevoked'],
): Promise<OcspStatus> {
  const { ocsp = [], time } = context.request;
  if (ocsp.length === 0 || issuer === undefined) return { kind: 'unknown', faults: ['no-response'] };
  return checkOcsp(certificate, issuer, {
    responses: ocsp,
    time,
    digest: (algorithm, bytes) => context.crypto.digest(algorithm, bytes),
    signed: async (response, signer) =>
      context.budget.takeSignatureCheck() &&
      (await verifySigned(response, publicKeyBytes(signer), context.crypto)) === 'valid',
    isSound: async (signer, above) => isSound(signer, context) && (await context.verify(signer, above)) === 'valid',
    isRevoked,
  });
}

/** A responder is asked for none of what the leaf is asked for: it only has to be a good certificate, and not a weak one. */
function isSound(signer: Certificate, context: SearchContext): boolean {
  const { leaf, intermediates, anchors, time } = context.request;
  const plain = { leaf, intermediates, anchors, time, profile: 'internal', purpose: 'any' } as const;
  return checkCertificate(context.facts(signer), 'leaf', plain, context.rules).length === 0;
}
