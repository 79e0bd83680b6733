import { authorityExtensions } from './extensions.ts';
import { generateKey } from './key-types.ts';
import type { PermittedSubtree } from './name-constraints.ts';
import { signCertificate } from './sign-certificate.ts';
import { authoritySubject } from './subject.ts';
import type { Authority, KeyType, Lifetime } from './types.ts';

/** What a new CA is to be. */
export interface AuthorityRequest {
  /** `payments development CA`; the intermediate's name is made from it. */
  readonly name: string;
  readonly organization?: string | undefined;
  readonly keyType: KeyType;
  readonly lifetime: Lifetime;
  /** The only names it may sign for; empty: any. */
  readonly permitted: readonly PermittedSubtree[];
}

/** A self-signed CA. `pathLength`: how many CAs may stand below it. */
export async function createRoot(request: AuthorityRequest, pathLength: number, crypto: Crypto): Promise<Authority> {
  const key = await generateKey(request.keyType, crypto);
  const content = {
    subject: authoritySubject(request.name, request.organization),
    spki: key.spki,
    lifetime: request.lifetime,
    extensions: authorityExtensions(pathLength, request.permitted),
  };
  return { certificate: await signCertificate(content, { certificate: undefined, key }, crypto), above: [], key };
}

/** A CA below another one, that signs leaves only. What its issuer permits need not be said again. */
export async function createIntermediate(
  request: AuthorityRequest,
  issuer: Authority,
  crypto: Crypto,
): Promise<Authority> {
  const key = await generateKey(request.keyType, crypto);
  const content = {
    subject: authoritySubject(request.name, request.organization),
    spki: key.spki,
    lifetime: request.lifetime,
    extensions: authorityExtensions(0, request.permitted),
  };
  return {
    certificate: await signCertificate(content, issuer, crypto),
    above: [issuer.certificate, ...issuer.above],
    key,
  };
}
