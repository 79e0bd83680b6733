import { parsePublicKeyInfo } from '../x509/public-key-info.ts';
import { leafExtensions } from './extensions.ts';
import { generateKey } from './key-types.ts';
import { type CertificateContent, type Signer, signCertificate } from './sign-certificate.ts';
import { leafSubject } from './subject.ts';
import type { Authority, IssuedCertificate, KeyMaterial, KeyType, LeafRequest } from './types.ts';

/** Signs a service's certificate for this key; without an authority the key signs itself. */
export async function issueLeaf(
  request: LeafRequest,
  key: KeyMaterial,
  authority: Authority | undefined,
  crypto: Crypto,
): Promise<IssuedCertificate> {
  const subject = leafSubject(request);
  const isRsa = parsePublicKeyInfo(key.spki).publicKey.type === 'RSA';
  const extensions = leafExtensions(request, subject.length > 0, isRsa);
  const content = { subject, spki: key.spki, lifetime: request.lifetime, extensions };
  return issueContent(content, key, authority, crypto);
}

/** A new key and its certificate. Throws UnsupportedKey. */
export async function issueLeafWithNewKey(
  request: LeafRequest,
  keyType: KeyType,
  authority: Authority | undefined,
  crypto: Crypto,
): Promise<IssuedCertificate> {
  return issueLeaf(request, await generateKey(keyType, crypto), authority, crypto);
}

/** Signs any content below an authority. `key`: handed on with the certificate; it signs where there is no authority. */
export async function issueContent(
  content: CertificateContent,
  key: KeyMaterial | undefined,
  authority: Authority | undefined,
  crypto: Crypto,
): Promise<IssuedCertificate> {
  const certificate = await signCertificate(content, signerOf(key, authority), crypto);
  return { certificate, ...pathAbove(certificate, authority), key };
}

function signerOf(key: KeyMaterial | undefined, authority: Authority | undefined): Signer {
  if (authority !== undefined) return { certificate: authority.certificate, key: authority.key };
  if (key === undefined) throw new Error('A certificate without an authority needs a key that signs it.');
  return { certificate: undefined, key };
}

/** What a peer is shown besides the certificate, and what it must trust. */
function pathAbove(
  certificate: Uint8Array,
  authority: Authority | undefined,
): Pick<IssuedCertificate, 'intermediates' | 'root'> {
  if (authority === undefined) return { intermediates: [], root: certificate };
  const path = [authority.certificate, ...authority.above];
  return { intermediates: path.slice(0, -1), root: path.at(-1) ?? authority.certificate };
}
